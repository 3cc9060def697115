using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NetEscapades.AspNetCore.SecurityHeaders;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>« Se connecter avec une clé d'accès »: without a login, so that nobody learns who has one.</summary>
[AllowAnonymous]
public sealed class PasskeySignInController(PasskeyCeremony ceremony, Passkeys passkeys, SignedIn signedIn) : Controller
{
    /// <summary>What the device is asked to sign, for the script of the button.</summary>
    [HttpGet(SignInAddresses.PasskeyOptions)]
    public async Task<IActionResult> Options()
    {
        var request = await ceremony.AskForSignInAsync(HttpContext);
        return Json(new { options = request.Options, state = request.State });
    }

    [HttpPost(SignInAddresses.Passkey)]
    [SecurityHeadersPolicy(PageSecurityHeaders.BackToApp)]
    public async Task<IActionResult> Enter(PasskeySignInForm form)
    {
        if (await ceremony.SignedAsync(HttpContext, form) is { } signed
            && await passkeys.PassAsync(signed.ContactId, signed.Passkey) is { } passed)
        {
            await SecondStep.EndAsync(HttpContext);
            return await signedIn.EnterAsync(this, passed, form.Retour, form.Reprise);
        }

        signedIn.Count(form.Retour, SignInOutcome.PasskeyWrong);
        ModelState.Clear();
        ModelState.AddModelError("", T("SignIn_PasskeyFailed"));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Index", new SignInForm { Retour = form.Retour, Reprise = form.Reprise });
    }
}
