using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

[SignedInOnly]
[Route("/profil")]
public sealed class ProfileController(
    CurrentAccount current,
    ProfileService profiles,
    SignInManager<Contact> signIn) : PageController(current)
{
    [HttpGet("")]
    public IActionResult Index() => View(new ProfileViewModel(
        new ProfileForm { Language = Me.Language, TimeZone = Me.TimeZone, RowsPerTable = Me.RowsPerTable }, new PasswordChangeForm()));

    [HttpPost("")]
    public async Task<IActionResult> Index(ProfileForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await profiles.UpdateAsync(form);
            if (result.IsDone)
            {
                return Saved(Languages.CultureOf(form.Language), "Profile_Saved");
            }

            if (Refusal(result) is { } refusal)
            {
                return refusal;
            }
        }

        return Invalid(nameof(Index), new ProfileViewModel(form, new PasswordChangeForm()));
    }

    [HttpPost("mot-de-passe")]
    public async Task<IActionResult> Password(PasswordChangeForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await profiles.ChangePasswordAsync(form.Present!, form.Password!);
            if (result.IsDone)
            {
                // The new password has ended every session; this one goes on.
                await signIn.SignInAsync(result.Value!, isPersistent: false);
                Notify(T("Profile_PasswordSaved"));
                return RedirectToAction(nameof(Index));
            }

            if (Refusal(result) is { } refusal)
            {
                return refusal;
            }
        }

        return Invalid(nameof(Index), new ProfileViewModel(
            new ProfileForm { Language = Me.Language, TimeZone = Me.TimeZone, RowsPerTable = Me.RowsPerTable }, form));
    }

    // The next page speaks the language that was just chosen, and so does its message.
    private RedirectToActionResult Saved(CultureInfo culture, string textKey)
    {
        CultureInfo.CurrentUICulture = culture;
        Notify(T(textKey));
        return RedirectToAction(nameof(Index));
    }
}

public sealed record ProfileViewModel(ProfileForm Form, PasswordChangeForm PasswordForm);
