using System.Globalization;
using System.Net.Mail;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>The section <c>Security</c>: whom somebody tells who has found a weakness, and how far HSTS reaches.</summary>
/// <param name="Contact">An address that begins with <c>mailto:</c> or <c>https:</c>; null: nobody is named.</param>
/// <param name="Expires">Until when the contact is good, UTC; null: for <see cref="SecurityText.Lifetime"/> from any day on.</param>
/// <param name="CoversSubdomains">HSTS is for the hosts below that of the program as well.</param>
public sealed record SecuritySettings(string? Contact, DateTime? Expires, bool CoversSubdomains)
{
    private const string ContactKey = "Security:Contact";
    private const string ExpiresKey = "Security:Expires";
    private const string SubdomainsKey = "Security:HstsSubdomains";

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <exception cref="CannotStartException">One of them makes no sense.</exception>
    public static SecuritySettings Read(IConfiguration configuration) => new(
        Check(configuration, ContactKey, IsContact, "an address such as mailto:security@example.com or https://example.com/security"),
        InstantOf(Check(configuration, ExpiresKey, text => InstantOf(text) is not null, "a day such as 2027-06-30")),
        Check(configuration, SubdomainsKey, text => bool.TryParse(text, out _), "true or false") is not { } covers || bool.Parse(covers));

    private static string? Check(IConfiguration configuration, string key, Func<string, bool> isGood, string wanted) =>
        configuration[key] is not { Length: > 0 } text ? null
        : isGood(text) ? text
        : throw new CannotStartException($"{key} is '{text}'; it must be {wanted}, or absent.");

    private static DateTime? InstantOf(string? text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : null;

    // It stands on a line of its own, so nothing in it may begin another.
    private static bool IsContact(string text) =>
        !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeMailto && MailAddress.TryCreate(text[(Uri.UriSchemeMailto.Length + 1)..], out _)));
}
