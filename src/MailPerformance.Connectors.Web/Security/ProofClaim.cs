using System.Globalization;
using System.Security.Claims;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// When the password or a second factor was last given in a session, in the session's cookie: no other session has it. One from before there
/// was such a claim has none, and counts as old.
/// </summary>
public static class ProofClaim
{
    private const string Type = "proof";

    public static Claim Of(DateTime at) =>
        new(Type, new DateTimeOffset(at).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>UTC; null: the cookie does not say.</summary>
    public static DateTime? Read(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(Type), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime
            : null;

    /// <summary>The same person in the same session, with a later proof.</summary>
    public static ClaimsPrincipal Renew(ClaimsPrincipal principal, DateTime at) => new(new ClaimsIdentity(
        [.. principal.Claims.Where(claim => claim.Type != Type), Of(at)], principal.Identity!.AuthenticationType));
}
