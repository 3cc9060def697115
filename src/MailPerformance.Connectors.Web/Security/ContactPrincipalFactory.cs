using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>The cookie says who somebody is, never what they may do: rights are read at every request (rule 7).</summary>
public sealed class ContactPrincipalFactory : IUserClaimsPrincipalFactory<Contact>
{
    public const string SecurityStampClaim = "stamp";

    /// <summary>Tells one session of a contact from another.</summary>
    public const string SessionClaim = "session";

    /// <summary>The key of the session; empty: the cookie has none.</summary>
    public static string SessionOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(SessionClaim) ?? "";

    public Task<ClaimsPrincipal> CreateAsync(Contact user)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
                new Claim(ClaimTypes.Name, user.UserName!),
                new Claim(SecurityStampClaim, user.SecurityStamp ?? ""),
                new Claim(SessionClaim, RandomNumberGenerator.GetHexString(Session.KeyLength, lowercase: true)),
            ],
            IdentityConstants.ApplicationScheme);
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
