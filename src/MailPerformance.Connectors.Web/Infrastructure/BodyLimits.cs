using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// How long the body of a request may be, in bytes. This takes the place of the server's own limit: after a refusal by that one the
/// connection ends while the body is still coming, and the answer is lost with it.
/// </summary>
public static class BodyLimits
{
    /// <summary>An order of a phone.</summary>
    public const long Api = 16 * 1024;

    /// <summary>What apps send to the sign-in server.</summary>
    public const long SignInServer = 64 * 1024;

    /// <summary>A form of a page, without files.</summary>
    public const long Form = 1024 * 1024;

    /// <summary>Anything else.</summary>
    public const long Other = 30_000_000;

    public static long Of(HttpRequest request) =>
        request.Path.StartsWithSegments(ApiAddresses.Root) ? Api
        : request.Path.StartsWithSegments(MobileSignInAddresses.Root) ? SignInServer
        : request.HasFormContentType && request.ContentType!.StartsWith("application/x-www-form", StringComparison.OrdinalIgnoreCase) ? Form
        : Other;
}
