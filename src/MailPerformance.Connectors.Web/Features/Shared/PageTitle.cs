using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// What the browser calls a page. A form that comes back says why before all else, « Erreur : … »: whoever hears pages hears the title
/// first. The body is made before the head, so whatever takes the focus there says what the title begins with.
/// </summary>
public static class PageTitle
{
    private const string Key = "Connectors.PageTitle";

    /// <summary>The first one that stands on the page counts.</summary>
    /// <param name="text">Key of a text with the title as {0}.</param>
    public static void Begin(HttpContext context, string text) => context.Items.TryAdd(Key, text);

    public static string Of(HttpContext context, string? title) => context.Items[Key] is string text ? T(text, title) : title ?? "";
}
