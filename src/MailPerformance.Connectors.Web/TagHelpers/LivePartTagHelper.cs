using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>Keeps the element with <c>data-live</c> for the answer that is nothing else (<see cref="LivePart"/>).</summary>
[HtmlTargetElement("div", Attributes = "data-live")]
public sealed class LivePartTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!LivePart.IsWanted(ViewContext.HttpContext))
        {
            return;
        }

        output.Content.SetHtmlContent(await output.GetChildContentAsync());
        var part = new HtmlContentBuilder();
        ((IHtmlContentContainer)output).CopyTo(part); // The output itself is used again for another element.
        LivePart.Keep(ViewContext.HttpContext, part);
    }
}
