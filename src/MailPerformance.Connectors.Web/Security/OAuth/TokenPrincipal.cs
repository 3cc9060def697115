using System.Globalization;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>What a token says: whose it is, and which sign-in it belongs to.</summary>
public static class TokenPrincipal
{
    /// <returns>The contact and the authorization; 0 for what the token does not say, which no row has.</returns>
    public static (long ContactId, long AuthorizationId) IdsOf(ClaimsPrincipal principal) =>
        (Number(principal.GetClaim(Claims.Subject)), Number(principal.GetAuthorizationId()));

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
