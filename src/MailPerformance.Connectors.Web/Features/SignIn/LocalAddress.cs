using System.Text.RegularExpressions;
using MailPerformance.Connectors.Web.Features.Home;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>Where somebody goes on to after signing in: a page of this site, whatever the address asks for.</summary>
public static partial class LocalAddress
{
    // A header holds ASCII only; what a hand-made link holds besides is encoded.
    public static string Of(string? address, IUrlHelper urls) => urls.IsLocalUrl(address)
        ? NotAscii().Replace(address, found => Uri.EscapeDataString(found.Value))
        : HomeAddresses.Home;

    [GeneratedRegex(@"[^\x21-\x7E]+")]
    private static partial Regex NotAscii();
}
