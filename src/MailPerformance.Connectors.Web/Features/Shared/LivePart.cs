using Microsoft.AspNetCore.Html;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// The part of a page that shows what others change: the element with <c>data-live</c>. A page that is open fetches it alone, at the
/// page's own address, with the header below.
/// </summary>
public static class LivePart
{
    public const string Header = "X-Live-Part";

    private static readonly object Key = new();

    public static bool IsWanted(HttpContext context) => context.Request.Headers.ContainsKey(Header);

    public static void Keep(HttpContext context, IHtmlContent part) => context.Items[Key] = part;

    /// <summary>Null: the page has no such part, or none any more.</summary>
    public static IHtmlContent? Of(HttpContext context) => context.Items[Key] as IHtmlContent;
}
