using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary><c>&lt;instant value="utc" /&gt;</c>: an instant as date and time in the reader's zone and language.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper(CurrentAccount current) : TagHelper
{
    public DateTime? Value { get; set; }

    /// <summary>The day alone is shown, where there is little room; the rest is told by the title.</summary>
    public bool Day { get; set; }

    /// <summary>The time of day is an element of its own, which a card leaves out.</summary>
    public bool Apart { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } utc)
        {
            output.SuppressOutput();
            return;
        }

        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZones.Find(current.Contact?.TimeZone ?? TimeZones.Utc));
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Day)
        {
            output.Attributes.SetAttribute("title", local.ToString("g", CultureInfo.CurrentCulture));
        }

        if (Apart)
        {
            output.Content.SetContent(local.ToString("d", CultureInfo.CurrentCulture) + " ");
            output.Content.AppendHtml("<span class=\"time-of-day\">").Append(local.ToString("t", CultureInfo.CurrentCulture))
                .AppendHtml("</span>");
        }
        else
        {
            output.Content.SetContent(local.ToString(Day ? "d" : "g", CultureInfo.CurrentCulture));
        }
    }
}
