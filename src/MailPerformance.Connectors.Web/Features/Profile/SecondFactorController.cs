using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>« Double authentification » of whoever is signed in.</summary>
[SignedInOnly]
[WithoutSecondFactor]
public sealed class SecondFactorController(
    CurrentAccount current, SecondFactors factors, SecondFactorPage page, BrowserSession session) : PageController(current)
{
    [HttpGet(ProfileAddresses.SecondFactor)]
    public async Task<IActionResult> SecondFactor() => View(await page.ReadAsync());

    /// <summary>Shows a new key. It is on this answer alone, in no cookie and no row.</summary>
    [HttpPost(ProfileAddresses.SecondFactor)]
    [ButtonText("SecondFactor_Begin")]
    public Task<IActionResult> Start(PresentPasswordForm form) =>
        WithPasswordAsync(form, factors.StartAsync, async setUp => View(nameof(SecondFactor), await page.ReadAsync(setUp)));

    /// <summary>The app has the key: asked for from now on.</summary>
    [HttpPost(ProfileAddresses.EnableSecondFactor)]
    [ButtonText("SecondFactor_TurnOn")]
    public async Task<IActionResult> Enable(SetUpForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await factors.EnableAsync(form.SetUp, form.Code!);
            if (result.IsDone)
            {
                // The password was given with the post before, some minutes ago.
                return await WithCodesAsync(result.Value!, "SecondFactor_Enabled", isProved: false);
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(SecondFactor), await page.ReadAsync(factors.FindSetUp(form.SetUp, Me)));
    }

    [HttpPost(ProfileAddresses.RenewCodes)]
    [ButtonText("SecondFactor_NewCodes")]
    public Task<IActionResult> RenewCodes(PresentPasswordForm form) =>
        WithPasswordAsync(form, factors.RenewCodesAsync, codes => WithCodesAsync(codes, "SecondFactor_Renewed", isProved: true));

    [HttpPost(ProfileAddresses.DisableSecondFactor)]
    [ButtonText("SecondFactor_TurnOff")]
    public Task<IActionResult> Disable(PresentPasswordForm form) => WithPasswordAsync(form, factors.DisableAsync, async contact =>
    {
        await session.GoOnAsync(HttpContext, contact);
        Notify(T("SecondFactor_Disabled"));
        return RedirectToAction(nameof(SecondFactor));
    });

    private async Task<IActionResult> WithPasswordAsync<T>(
        PresentPasswordForm form, Func<string, Task<WriteResult<T>>> write, Func<T, Task<IActionResult>> done)
    {
        if (ModelState.IsValid)
        {
            var result = await write(form.Present!);
            if (result.IsDone)
            {
                return await done(result.Value!);
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(SecondFactor), await page.ReadAsync());
    }

    // Every session has ended; this one goes on. The codes are on this answer alone.
    private async Task<IActionResult> WithCodesAsync(SecondFactorCodes codes, string textKey, bool isProved)
    {
        await session.GoOnAsync(HttpContext, codes.Contact, isProved);
        return View(nameof(SecondFactor), await page.ReadAsync() with { Codes = codes.Codes, Done = T(textKey) });
    }
}
