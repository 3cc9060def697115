namespace MailPerformance.Connectors.Web.Features.Errors;

/// <param name="Words">Of the failure itself; null: those of its status.</param>
/// <param name="Reasons">In the reader's language; may be empty.</param>
/// <param name="OAuthError">What the sign-in server says to whoever builds an app, in English; null: the failure is not one of its.</param>
/// <param name="Administrators">Names of those whom the reader may ask; may be empty.</param>
/// <param name="Former">Where what was asked for lies in the trash; null: it does not.</param>
public sealed record ErrorViewModel(
    int Status, string? Words, IReadOnlyList<string> Reasons, string? OAuthError, IReadOnlyList<string> Administrators,
    string? Former)
{
    /// <summary>Which text says it best.</summary>
    public string Kind => Words ?? Status switch
    {
        400 or 405 or 413 or 415 => "400",
        403 => "403",
        404 => "404",
        429 => "429",
        503 => "503",
        _ => "500",
    };
}
