using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OtpNet;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>« Double authentification » of whoever is signed in.</summary>
[SignedInOnly]
[Route("/profil/double-authentification")]
public sealed class SecondFactorController(CurrentAccount current, SecondFactors factors, SignInManager<Contact> signIn) : PageController(current)
{
    private const string CodesKey = "RecoveryCodes";
    private const string Issuer = "MailPerformance";

    [HttpGet("")]
    public async Task<IActionResult> SecondFactor() => View(await ModelAsync());

    /// <summary>Shows a new key.</summary>
    [HttpPost("")]
    public Task<IActionResult> Start(PresentPasswordForm form) => WithPasswordAsync(form, factors.StartAsync, _ => Task.CompletedTask);

    /// <summary>The app has the key: asked for from now on.</summary>
    [HttpPost("activer")]
    public async Task<IActionResult> Enable(CodeForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await factors.EnableAsync(form.Code!);
            if (result.IsDone)
            {
                await ShowCodesAsync(result.Value!);
                Notify(T("SecondFactor_Enabled"));
                return RedirectToAction(nameof(SecondFactor));
            }

            if (Refusal(result) is { } refusal)
            {
                return refusal;
            }
        }

        return Invalid(nameof(SecondFactor), await ModelAsync());
    }

    [HttpPost("codes")]
    public Task<IActionResult> RenewCodes(PresentPasswordForm form) => WithPasswordAsync(form, factors.RenewCodesAsync, ShowCodesAsync);

    [HttpPost("desactiver")]
    public Task<IActionResult> Disable(PresentPasswordForm form) => WithPasswordAsync(form, factors.DisableAsync, async contact =>
    {
        await signIn.SignInAsync(contact, isPersistent: false);
        Notify(T("SecondFactor_Disabled"));
    });

    private async Task<IActionResult> WithPasswordAsync<T>(
        PresentPasswordForm form, Func<string, Task<WriteResult<T>>> write, Func<T, Task> done)
    {
        if (ModelState.IsValid)
        {
            var result = await write(form.Present!);
            if (result.IsDone)
            {
                await done(result.Value!);
                return RedirectToAction(nameof(SecondFactor));
            }

            if (Refusal(result) is { } refusal)
            {
                return refusal;
            }
        }

        return Invalid(nameof(SecondFactor), await ModelAsync());
    }

    // Every session has ended; this one goes on.
    private async Task ShowCodesAsync(SecondFactorCodes codes)
    {
        await signIn.SignInAsync(codes.Contact, isPersistent: false);
        TempData[CodesKey] = string.Join('\n', codes.Codes);
    }

    private async Task<SecondFactorViewModel> ModelAsync()
    {
        var state = await factors.StateAsync(Me.Actor.ContactId);
        return new SecondFactorViewModel(
            state,
            state.Key is null ? null : QrCode.Of(new OtpUri(OtpType.Totp, state.Key, Me.Login, Issuer).ToString()),
            (TempData[CodesKey] as string)?.Split('\n'),
            new PresentPasswordForm(),
            new CodeForm());
    }
}
