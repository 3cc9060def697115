using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.KeptForms;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>The end of every way to sign in: the session begins, and whoever it is goes on to where they wanted.</summary>
public sealed class SignedIn(BrowserSession session, KeptFormBox box)
{
    /// <param name="address">Where they wanted to go.</param>
    /// <param name="kept">A form that waits: the browser sends it again, with this very post.</param>
    public async Task<IActionResult> EnterAsync(Controller page, PasswordPassed passed, string? address, string? kept)
    {
        await session.BeginAsync(page.HttpContext, passed);
        return box.Open(kept) is { } form && page.Url.IsLocalUrl(form.Address)
            ? page.LocalRedirectPreserveMethod(form.Address)
            : page.LocalRedirect(LocalAddress.Of(address, page.Url));
    }
}
