using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>A row of a form that is a group of radio buttons.</summary>
[HtmlTargetElement("radio-field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadioFieldTagHelper : FieldTagHelperBase
{
    public required IEnumerable<RadioOption> Options { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field field-group" : "field field-group has-error");

        var legend = new TagBuilder("legend");
        legend.AddCssClass("field-label");
        legend.InnerHtml.Append(Label);
        AppendRequiredMark(legend.InnerHtml);
        output.Content.AppendHtml(legend);

        var choices = new TagBuilder("div");
        choices.AddCssClass("choices");
        var selected = Attempted ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture);
        foreach (var option in Options)
        {
            choices.InnerHtml.AppendHtml(Choice(option, selected));
        }

        output.Content.AppendHtml(choices);
        AppendHintAndError(output.Content);
    }

    private TagBuilder Choice(RadioOption option, string? selected)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "radio";
        input.Attributes["id"] = $"{Id}-{option.Value}";
        input.Attributes["name"] = Name;
        input.Attributes["value"] = option.Value;
        Describe(input);
        if (string.Equals(option.Value, selected, StringComparison.OrdinalIgnoreCase))
        {
            input.Attributes["checked"] = "checked";
        }

        if (option.DisabledReason is not null)
        {
            input.Attributes["disabled"] = "disabled";
        }

        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input).Append(" " + option.Text);
        AppendSmall(label, "choice-hint", option.Hint);
        AppendSmall(label, "choice-reason", option.DisabledReason);
        return label;
    }

    private static void AppendSmall(TagBuilder label, string cssClass, string? text)
    {
        if (text is not null)
        {
            var small = new TagBuilder("span");
            small.AddCssClass(cssClass);
            small.InnerHtml.Append(text);
            label.InnerHtml.AppendHtml(small);
        }
    }
}
