using System.Globalization;
using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Web.Features.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// Remembers, in a long-lived cookie that opens nothing, which contacts have signed in from a browser. The ids are encrypted, and the
/// pages of sign-in alone get the cookie.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, SignInAlerts alerts, CookieSecurePolicy secure)
{
    public const string CookieName = "connecteurs.navigateur";

    /// <summary>How many contacts a browser remembers; the one that has signed in longest ago is forgotten first.</summary>
    public const int Most = 20;

    /// <summary>How long after its last sign-in a browser remembers anybody.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("MailPerformance.Connectors.KnownBrowsers");

    private readonly CookieBuilder _cookie = new()
    {
        Name = CookieName,
        Path = SignInAddresses.SignIn,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = secure,
        MaxAge = Lifetime,
        IsEssential = true,
    };

    /// <summary>The contact, whose account is entered, is about to sign in: it is told of a browser in which it is not known.</summary>
    public async Task EnterAsync(HttpContext context, long contactId)
    {
        if (!Read(context).Contains(contactId))
        {
            await alerts.NewBrowserAsync(contactId);
        }

        Remember(context, contactId);
    }

    /// <summary>The contact is known in this browser from now on.</summary>
    public void Remember(HttpContext context, long contactId)
    {
        var ids = Read(context).Where(id => id != contactId).Append(contactId).TakeLast(Most)
            .Select(id => id.ToString(CultureInfo.InvariantCulture));
        context.Response.Cookies.Append(CookieName, _protector.Protect(string.Join(' ', ids)), _cookie.Build(context));
    }

    // A cookie that is nobody's, or of keys that are lost, knows nobody.
    private List<long> Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[CookieName] is { Length: > 0 } cookie
                ? [.. _protector.Unprotect(cookie).Split(' ').Select(id => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture))]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
