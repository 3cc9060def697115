using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>
/// <c>&lt;icon name="plus" /&gt;</c>: a symbol of the sprite, silent to screen readers. <c>&lt;icon platform="phone" /&gt;</c>: the symbol
/// <c>icon</c> of a platform's own file.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string? Name { get; set; }

    public string? Platform { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var symbol = Platform is null
            ? AssetAddress.Of(ViewContext.HttpContext, "/img/icons.svg") + '#' + Name
            : AssetAddress.Of(ViewContext.HttpContext, $"{PlatformIcons.Folder}/{Uri.EscapeDataString(Platform)}.svg") + "#icon";
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.AppendHtml("<use href=\"").Append(symbol).AppendHtml("\"></use>");
    }
}
