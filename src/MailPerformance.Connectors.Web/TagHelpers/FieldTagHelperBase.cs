using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>What every row of a form has: the property it edits, a label, perhaps a hint, perhaps an error.</summary>
public abstract class FieldTagHelperBase : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public bool Required { get; set; }

    public bool Disabled { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Init(TagHelperContext context) => FieldOrder.Of(ViewContext.HttpContext).Add(Name);

    /// <summary>
    /// The name that is posted. A page's model holds what it posts in a property whose name ends in "Form"; that part is left out,
    /// so that the fields bind to the form itself.
    /// </summary>
    protected string Name
    {
        get
        {
            var dot = For.Name.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && For.Name[..dot].EndsWith("Form", StringComparison.Ordinal) ? For.Name[(dot + 1)..] : For.Name;
        }
    }

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected string? Error => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage
        : null;

    /// <summary>What was posted, also when it could not be understood.</summary>
    protected string? Attempted => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry.AttemptedValue : null;

    protected void Describe(TagBuilder control)
    {
        var ids = new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.OfType<string>().ToArray();
        if (ids.Length > 0)
        {
            control.Attributes["aria-describedby"] = string.Join(' ', ids);
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        if (Required)
        {
            control.Attributes["required"] = "required";
        }

        if (Disabled)
        {
            control.Attributes["disabled"] = "disabled";
        }
    }

    protected void AppendRequiredMark(IHtmlContentBuilder content)
    {
        if (Required)
        {
            content.AppendHtml("&nbsp;<span class=\"required-mark\" aria-hidden=\"true\">*</span>");
        }
    }

    protected void AppendHintAndError(IHtmlContentBuilder content)
    {
        AppendParagraph(content, "field-hint", "-hint", Hint);
        AppendParagraph(content, "field-error", "-error", Error);
    }

    private void AppendParagraph(IHtmlContentBuilder content, string cssClass, string idSuffix, string? text)
    {
        if (text is null)
        {
            return;
        }

        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = Id + idSuffix;
        paragraph.InnerHtml.Append(text);
        content.AppendHtml(paragraph);
    }
}
