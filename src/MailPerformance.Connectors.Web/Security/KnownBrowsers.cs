using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Home;
using Microsoft.AspNetCore.DataProtection;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// Remembers, in a long-lived cookie that opens nothing, which contacts have signed in from a browser. It is encrypted. A contact is
/// remembered with its security stamp: when the password changes elsewhere, whoever has used the old one here is not known any more.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, SignInAlerts alerts, IHostEnvironment environment)
{
    public const string CookieName = "connecteurs.navigateur";

    /// <summary>How many contacts a browser remembers; the one that has signed in longest ago is forgotten first.</summary>
    public const int Most = 20;

    /// <summary>How long after its last sign-in a browser remembers anybody.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("MailPerformance.Connectors.KnownBrowsers", "v2");
    private readonly string _cookieName = SiteCookies.NameOf(CookieName, environment);

    /// <summary>The contact, whose account is entered, is about to sign in: it is told of a browser in which it is not known.</summary>
    public async Task EnterAsync(HttpContext context, PasswordPassed passed)
    {
        if (!Read(context).Contains(MarkOf(passed.ContactId, passed.SecurityStamp)))
        {
            await alerts.NewBrowserAsync(passed.ContactId);
        }

        Remember(context, passed.ContactId, passed.SecurityStamp);
    }

    /// <summary>The contact, as it is now, is known in this browser from now on.</summary>
    public void Remember(HttpContext context, Contact contact) => Remember(context, contact.Id, contact.SecurityStamp);

    /// <summary>The contact has changed in this browser what ends its sessions: if it was known here, it stays so.</summary>
    /// <param name="stamp">Its security stamp before.</param>
    public void Renew(HttpContext context, Contact contact, string? stamp)
    {
        if (Read(context).Contains(MarkOf(contact.Id, stamp)))
        {
            Remember(context, contact);
        }
    }

    private void Remember(HttpContext context, long contactId, string? stamp)
    {
        var marks = Read(context).Where(mark => mark.ContactId != contactId).Append(MarkOf(contactId, stamp)).TakeLast(Most)
            .Select(mark => $"{mark.ContactId.ToString(CultureInfo.InvariantCulture)}:{mark.Stamp}");
        context.Response.Cookies.Append(_cookieName, _protector.Protect(string.Join(' ', marks)), OptionsFor(context));
    }

    private CookieOptions OptionsFor(HttpContext context) => new CookieBuilder
    {
        Path = HomeAddresses.Home,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = SiteCookies.PolicyOf(environment),
        MaxAge = Lifetime,
        IsEssential = true,
    }.Build(context);

    // Of the stamp no more than tells it from another.
    private static Mark MarkOf(long contactId, string? stamp) =>
        new(contactId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(stamp ?? "")), 0, 8));

    // A cookie that is nobody's, or of keys that are lost, knows nobody.
    private List<Mark> Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[_cookieName] is { Length: > 0 } cookie
                ? [.. _protector.Unprotect(cookie).Split(' ').Select(text => text.Split(':'))
                    .Select(parts => new Mark(long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts[1]))]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private sealed record Mark(long ContactId, string Stamp);
}
