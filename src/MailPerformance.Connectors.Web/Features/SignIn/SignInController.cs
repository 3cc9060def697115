using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.KeptForms;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NetEscapades.AspNetCore.SecurityHeaders;
using OpenIddict.Abstractions;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(
    PasswordSignIn passwords,
    SecondFactors factors,
    InvitationLookup invitations,
    MobileAccess access,
    MobileClients clients,
    RefusedPage refused,
    SignedIn signedIn,
    CurrentAccount current) : Controller
{
    [HttpGet(SignInAddresses.SignIn)]
    public async Task<IActionResult> Index(string? retour, bool encore = false) =>
        current.Contact is null || encore
            ? View(SignInForm.Of(KeptFormSteps.CarriedBy(HttpContext), retour, (await InvitationAsync(retour))?.Login))
            : LocalRedirect(LocalAddress.Of(retour, Url));

    [HttpPost(SignInAddresses.SignIn)]
    [SecurityHeadersPolicy(PageSecurityHeaders.BackToApp)]
    public async Task<IActionResult> Index(SignInForm form)
    {
        if (!ModelState.IsValid)
        {
            return Again(form);
        }

        var answer = SignedIn.IsInFrontOfApp(form.Retour)
            ? await passwords.VerifyInFrontOfAppAsync(form.Login!, form.Password!)
            : new PasswordAnswer(await passwords.VerifyAsync(form.Login!, form.Password!), null);
        if (answer.Passed is not { } passed)
        {
            if (answer.SuspendedId is { } contactId && await RefusedByAppAsync(form.Retour!, contactId) is { } page)
            {
                return page;
            }

            ModelState.AddModelError("", T("SignIn_Failed"));
            return Again(form);
        }

        if (passed.NeedsCode)
        {
            signedIn.Count(form.Retour, SignInOutcome.SecondFactorAsked);
            await SecondStep.BeginAsync(HttpContext, passed);
            if (form.Reprise is not null)
            {
                // An address has no room for it.
                return await StepAsync(passed, form.Retour, form.Reprise);
            }

            return RedirectToAction(nameof(Code), new { retour = form.Retour });
        }

        return await signedIn.EnterAsync(this, passed, form.Retour, form.Reprise);
    }

    /// <summary>The second factor of somebody whose password was right.</summary>
    [HttpGet(SignInAddresses.Code)]
    public async Task<IActionResult> Code(string? retour) =>
        await SecondStep.FindAsync(HttpContext) is not { } passed
            ? RedirectToAction(nameof(Index), new { retour })
            : await StepAsync(passed, retour, null);

    [HttpPost(SignInAddresses.Code)]
    public async Task<IActionResult> Code(CodeForm form)
    {
        if (await SecondStep.FindAsync(HttpContext) is not { } passed)
        {
            return RedirectToAction(nameof(Index), new { retour = form.Retour });
        }

        form.Ways = await factors.StateAsync(passed);

        if (!ModelState.IsValid)
        {
            return Again(form);
        }

        if (!await factors.VerifyAsync(passed, form.Code!))
        {
            signedIn.Count(form.Retour, SignInOutcome.SecondFactorWrong);
            ModelState.AddModelError(nameof(form.Code), await factors.IsKeptOutAsync(passed)
                ? T("SecondFactor_KeptOut", PasswordSignIn.Lockout.TotalMinutes)
                : T("SecondFactor_Failed"));
            return Again(form);
        }

        await SecondStep.EndAsync(HttpContext);
        return await signedIn.EnterAsync(this, passed, form.Retour, form.Reprise);
    }

    [HttpGet(SignInAddresses.SignOut)]
    [WithoutSecondFactor]
    public IActionResult Leave() => current.Contact is null ? LocalRedirect(SignInAddresses.SignIn) : View();

    [HttpPost(SignInAddresses.SignOut)]
    [WithoutSecondFactor]
    public async Task<IActionResult> Left()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"storage\""; // Which rows were ticked.
        return LocalRedirect(SignInAddresses.SignIn);
    }

    // In front of the app, whoever has the right password but may not come in learns why, and the app that it is denied.
    private async Task<IActionResult?> RefusedByAppAsync(string address, long contactId)
    {
        var request = new OpenIddictRequest(QueryHelpers.ParseQuery(address[MobileSignInAddresses.Authorize.Length..]));
        var platform = await clients.AskingAsync(request.ClientId, HttpContext);
        var decision = await access.FindAsync(contactId, platform?.Key ?? "", HttpContext.RequestAborted);
        return decision.Caller is null ? await refused.ShowAsync(this, request, decision) : null;
    }

    // An app that was given a code knows whose phone it runs on.
    private async Task<InvitationView?> InvitationAsync(string? address) =>
        address?.IndexOf('?') is > 0 and var start
            && QueryHelpers.ParseQuery(address[start..]).TryGetValue(DeviceClaims.InvitationCode, out var code)
            ? await invitations.FindAsync(code)
            : null;

    private async Task<ViewResult> StepAsync(PasswordPassed passed, string? address, string? kept) =>
        View(nameof(Code), new CodeForm { Retour = address, Reprise = kept, Ways = await factors.StateAsync(passed) });

    private ViewResult Again(object form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }
}
