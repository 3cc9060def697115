using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.KeptForms;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>The end of every way to sign in: the session begins, and whoever it is goes on to where they wanted.</summary>
public sealed class SignedIn(BrowserSession session, KeptFormBox box, ProductMetrics metrics)
{
    /// <summary>Whoever signs in was sent here by the app.</summary>
    /// <param name="address">Where they want to go.</param>
    public static bool IsInFrontOfApp(string? address) =>
        address?.StartsWith(MobileSignInAddresses.Authorize + "?", StringComparison.Ordinal) == true;

    /// <summary>Counts a step of a sign-in that is not the password's.</summary>
    public void Count(string? address, SignInOutcome outcome) =>
        metrics.CountSignIn(IsInFrontOfApp(address) ? SignInWay.App : SignInWay.Page, outcome);

    /// <param name="address">Where they wanted to go.</param>
    /// <param name="kept">A form that waits: the browser sends it again, with this very post.</param>
    public async Task<IActionResult> EnterAsync(Controller page, PasswordPassed passed, string? address, string? kept)
    {
        await session.BeginAsync(page.HttpContext, passed);
        Count(address, SignInOutcome.Done);
        return box.Open(kept) is { } form && page.Url.IsLocalUrl(form.Address)
            ? page.LocalRedirectPreserveMethod(form.Address)
            : page.LocalRedirect(LocalAddress.Of(address, page.Url));
    }
}
