using System.Globalization;
using System.Security.Claims;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Remembers, in a cookie that opens nothing, whose password was right until the second factor is checked.</summary>
public static class SecondStep
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string Scheme = "SecondStep";
    private const string AccountClaim = "account";

    public static AuthenticationBuilder AddSecondStep(this AuthenticationBuilder authentication, IHostEnvironment environment) =>
        authentication.AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = SiteCookies.NameOf("connecteurs.etape", environment);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = SiteCookies.PolicyOf(environment);
            cookie.ExpireTimeSpan = Lifetime;
            cookie.SlidingExpiration = false;
        });

    public static Task BeginAsync(HttpContext context, PasswordPassed passed) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, passed.ContactId.ToString(CultureInfo.InvariantCulture)),
            new Claim(AccountClaim, passed.AccountId.ToString(CultureInfo.InvariantCulture)),
            new Claim(ContactPrincipalFactory.SecurityStampClaim, passed.SecurityStamp),
        ],
        Scheme)));

    /// <summary>Null when no password was right in the last minutes.</summary>
    public static async Task<PasswordPassed?> FindAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal
            ? new PasswordPassed(
                Number(principal, ClaimTypes.NameIdentifier),
                Number(principal, AccountClaim),
                principal.FindFirstValue(ContactPrincipalFactory.SecurityStampClaim) ?? "",
                NeedsCode: true)
            : null;

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static long Number(ClaimsPrincipal principal, string claim) =>
        long.Parse(principal.FindFirstValue(claim)!, NumberStyles.None, CultureInfo.InvariantCulture);
}
