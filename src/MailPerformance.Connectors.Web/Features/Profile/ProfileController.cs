using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

[SignedInOnly]
public sealed class ProfileController(
    CurrentAccount current,
    ProfileService profiles,
    PasswordChange passwords,
    ConnectorsDbContext db,
    DeviceService devices,
    Sessions sessions,
    WhyPart why,
    BrowserSession session,
    TimeProvider time) : PageController(current)
{
    private static readonly Func<MobileDevice, DeviceRow> ToRow = DeviceRow.Of.Compile();

    [HttpGet(ProfileAddresses.Profile)]
    public async Task<IActionResult> Index() => View(await ModelAsync(null, new PasswordChangeForm()));

    [HttpPost(ProfileAddresses.Profile)]
    [ButtonText("Save")]
    public async Task<IActionResult> Index(ProfileForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await profiles.UpdateAsync(form);
            if (result.IsDone)
            {
                return Saved(Languages.CultureOf(form.Language), "Profile_Saved");
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(Index), await ModelAsync(form, new PasswordChangeForm()));
    }

    [HttpPost(ProfileAddresses.Password)]
    [ButtonText("Profile_ChangePassword")]
    public async Task<IActionResult> Password(PasswordChangeForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await passwords.RunAsync(form.Present!, form.Password!);
            if (result.IsDone)
            {
                // The new password has ended every session; this one goes on.
                await session.GoOnAsync(HttpContext, result.Value!);
                Notify(T("Profile_PasswordSaved"));
                return RedirectToAction(nameof(Index));
            }

            if (!UncoveredQuestion.TryAsk(this, result) && AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(Index), await ModelAsync(null, form));
    }

    /// <summary>Ends the app's access on one of the reader's own phones.</summary>
    [HttpPost(ProfileAddresses.EndDeviceRoute)]
    [ButtonText("Device_End")]
    public async Task<IActionResult> EndDevice(long id)
    {
        if (!await OwnDevices.AnyAsync(device => device.Id == id))
        {
            return NotFound();
        }

        var result = await devices.EndAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("Device_Ended"));
        return RedirectToAction(nameof(Index));
    }

    private IQueryable<MobileDevice> OwnDevices => db.MobileDevices.Where(device => device.ContactId == Me.Actor.ContactId);

    // All that is the reader's own in one command, one row for each device.
    private async Task<ProfileViewModel> ModelAsync(ProfileForm? form, PasswordChangeForm password)
    {
        var signedIn = OwnDevices.SignedIn();
        var own = await (
            from contact in db.Contacts.Where(contact => contact.Id == Me.Actor.ContactId)
            from factor in db.Set<SecondFactor>().Where(factor => factor.ContactId == contact.Id).DefaultIfEmpty()
            from device in signedIn.Where(device => device.ContactId == contact.Id).DefaultIfEmpty()
            select new
            {
                contact.Email,
                contact.NotifyOnActionChange,
                contact.PendingEmail,
                contact.PendingEmailAt,
                EnabledAt = (DateTime?)factor!.EnabledAt,
                Device = device,
            })
            .AsNoTracking().ToListAsync();

        // Sorted here: a database would rather walk over the account's devices in their order than sort a few.
        var devices = own.Select(row => row.Device).OfType<MobileDevice>().Select(ToRow)
            .OrderByDescending(device => device.LastUsedAt).ThenBy(device => device.Id);
        return new ProfileViewModel(
            form ?? ProfileForm.Of(Me, own[0].NotifyOnActionChange),
            password,
            SecondFactorState.None with { EnabledAt = own[0].EnabledAt },
            new DeviceListViewModel([.. devices], ProfileAddresses.EndDevice),
            await why.OfReaderAsync(),
            PendingEmail.Of(
                own[0].PendingEmail, own[0].PendingEmailAt, time.GetUtcNow().UtcDateTime, null, ProfileAddresses.TakeEmailBack))
        {
            Email = own[0].Email ?? "",
            Sessions = await sessions.ListAsync(),
        };
    }

    // The next page speaks the language that was just chosen, and so does its message.
    private RedirectToActionResult Saved(CultureInfo culture, string textKey)
    {
        CultureInfo.CurrentUICulture = culture;
        Notify(T(textKey));
        return RedirectToAction(nameof(Index));
    }
}
