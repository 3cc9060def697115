using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>
/// A row of a form around one control: label, control, hint and error, tied together for screen readers. Attributes that it
/// does not know (maxlength, autocomplete, min...) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : FieldTagHelperBase
{
    public string Type { get; set; } = "text";

    /// <summary>What stands fixed before the control: the account's code.</summary>
    public string? Prefix { get; set; }

    /// <summary>Makes the control a select.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Options is null ? Input() : Select(Options);
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        Describe(control);
        foreach (var attribute in output.Attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field has-error");

        var label = new TagBuilder("label");
        label.AddCssClass("field-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        AppendRequiredMark(label.InnerHtml);
        output.Content.AppendHtml(label);
        output.Content.AppendHtml(
            Type == "password" ? WithReveal(control) : Prefix is null ? control : WithPrefix(control, Prefix));
        AppendHintAndError(output.Content);
    }

    private static TagBuilder WithPrefix(TagBuilder control, string prefix)
    {
        var text = new TagBuilder("span");
        text.AddCssClass("prefix");
        text.InnerHtml.Append(prefix);
        var wrapper = new TagBuilder("div");
        wrapper.AddCssClass("input-prefix");
        wrapper.InnerHtml.AppendHtml(text).AppendHtml(control);
        return wrapper;
    }

    // Hidden until its script runs, which the page gets with the first such field.
    private TagBuilder WithReveal(TagBuilder control)
    {
        var scripts = (ViewContext.ViewData["Scripts"] as string ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ViewContext.ViewData["Scripts"] = string.Join(' ', scripts.Union(["reveal"]));

        var whose = new TagBuilder("span");
        whose.AddCssClass("visually-hidden");
        whose.InnerHtml.Append(Label);
        var button = new TagBuilder("button");
        button.AddCssClass("button");
        button.Attributes["type"] = "button";
        button.Attributes["aria-pressed"] = "false";
        button.Attributes["aria-controls"] = Id;
        button.Attributes["data-reveal"] = "";
        button.Attributes["hidden"] = "";
        button.InnerHtml.Append(T("Password_Reveal")).Append(" ").AppendHtml(whose);
        var wrapper = new TagBuilder("div");
        wrapper.AddCssClass("input-reveal");
        wrapper.InnerHtml.AppendHtml(control).AppendHtml(button);
        return wrapper;
    }

    private TagBuilder Input()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type;

        // A password is never sent back to the page.
        if (Type != "password" && ValueText is { Length: > 0 } value)
        {
            input.Attributes["value"] = value;
        }

        return input;
    }

    private TagBuilder Select(IEnumerable<SelectListItem> options)
    {
        var select = new TagBuilder("select");
        select.InnerHtml.AppendHtml((options as EncodedOptions ?? new EncodedOptions([.. options])).Selecting(ValueText));
        return select;
    }

    private string? ValueText => Attempted ?? For.Model switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}
