using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>« Clés d'accès » of whoever is signed in.</summary>
[SignedInOnly]
[WithoutSecondFactor]
public sealed class PasskeysController(
    CurrentAccount current, Passkeys passkeys, PasskeyCeremony ceremony, SecondFactorPage page, BrowserSession session)
    : PageController(current)
{
    private const string Factor = "SecondFactor";

    /// <summary>What the device is asked to make is on this answer alone, after a fresh proof.</summary>
    [HttpPost(ProfileAddresses.NewPasskey)]
    [ButtonText("Passkeys_Add")]
    [FreshProof]
    public async Task<IActionResult> New() => View(await AskAsync(null));

    [HttpPost(ProfileAddresses.Passkeys)]
    [ButtonText("Passkeys_Create")]
    [FreshProof]
    public async Task<IActionResult> Add(NewPasskeyForm form)
    {
        if (ModelState.IsValid)
        {
            if (await ceremony.MadeAsync(HttpContext, Me, form) is not { } made)
            {
                ModelState.AddModelError("", T("Passkeys_Refused"));
                return Invalid(nameof(New), await AskAsync(form.Name));
            }

            var result = await passkeys.AddAsync(made, form.Name!);
            if (result.IsDone)
            {
                // Every session has ended; this one goes on. The codes are on this answer alone.
                await session.GoOnAsync(HttpContext, result.Value!.Contact, isProved: false);
                if (result.Value.Codes.Count > 0)
                {
                    return View(Factor, await page.ReadAsync() with { Codes = result.Value.Codes, Done = T("Passkeys_Added") });
                }

                Notify(T("Passkeys_Added"));
                return LocalRedirect(ProfileAddresses.SecondFactor);
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(New), await AskAsync(form.Name));
    }

    [HttpPost(ProfileAddresses.RenamePasskeyRoute)]
    [ButtonText("Passkeys_Rename")]
    public async Task<IActionResult> Rename(long id, string? name)
    {
        var result = await passkeys.RenameAsync(id, name ?? "");
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("Passkeys_Renamed"));
        return LocalRedirect(ProfileAddresses.SecondFactor);
    }

    [HttpPost(ProfileAddresses.RemovePasskeyRoute)]
    [ButtonText("Passkeys_Remove")]
    [FreshProof]
    public async Task<IActionResult> Remove(long id)
    {
        var result = await passkeys.RemoveAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        await session.GoOnAsync(HttpContext, result.Value!, isProved: false);
        Notify(T("Passkeys_Removed"));
        return LocalRedirect(ProfileAddresses.SecondFactor);
    }

    private async Task<NewPasskeyViewModel> AskAsync(string? name) =>
        new(await ceremony.AskForNewAsync(HttpContext, Me), new NewPasskeyForm { Name = name });
}
