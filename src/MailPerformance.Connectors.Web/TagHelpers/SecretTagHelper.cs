using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>
/// <c>secret</c> on the element that shows a link, a code or a key which opens something: the page goes out uncompressed
/// (<see cref="AnswerCompression"/>). Views are written when they are complete, so it is never too late.
/// </summary>
[HtmlTargetElement("*", Attributes = Attribute)]
[HtmlTargetElement("input", Attributes = Attribute, TagStructure = TagStructure.WithoutEndTag)]
public sealed class SecretTagHelper : TagHelper
{
    private const string Attribute = "secret";

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        AnswerCompression.LeaveOut(ViewContext.HttpContext);
        output.Attributes.RemoveAll(Attribute);
    }
}
