using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// « Effet avant d'enregistrer »: a post whose effect its reader has not seen is answered with the page that shows it and sends the same
/// again. A script asks for the effect alone while the form is filled in.
/// </summary>
public static class EffectStep
{
    /// <summary>The digest of the effect that the reader has seen.</summary>
    public const string SeenField = "EffectSeen";

    /// <summary>« Annuler » of the step: the form again, with what was typed.</summary>
    public const string BackField = "EffectBack";

    /// <summary>A script wants the effect, and nothing saved.</summary>
    public const string RehearsalHeader = "X-Rehearsal";

    private const string KeptKey = "Kept";

    /// <summary>For a page that says beforehand what its button does: if it does more, the step is shown all the same.</summary>
    /// <param name="address">Where the button posts to.</param>
    public static string Digest(string address, params IEnumerable<EffectLine> said) => new Effect([.. said]) { Subject = address }.Digest;

    public static bool IsRehearsal(HttpRequest request) => request.Headers.ContainsKey(RehearsalHeader);

    public static bool IsBack(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ShowsEffectAttribute>() is { KeepsForm: true }
        && request.HasFormContentType && request.Form.ContainsKey(BackField);

    public static string? SeenBy(HttpRequest request) => request.HasFormContentType ? request.Form[SeenField].FirstOrDefault() : null;

    /// <summary>The form is shown again to whoever has come back from the step.</summary>
    /// <param name="words">Key of what the page says of it.</param>
    public static void Keep(PageController page, string words = "Effect_Kept") => page.ViewData[KeptKey] = words;

    public static bool IsKept(PageController page) => page.ViewData.ContainsKey(KeptKey);
}
