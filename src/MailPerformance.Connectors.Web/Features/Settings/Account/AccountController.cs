using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Account;

[AdministratorOnly]
public sealed class AccountController(
    CurrentAccount current,
    ConnectorsDbContext db,
    AccountPage page,
    AccountService accounts,
    IOptions<TrashOptions> trash,
    TimeProvider time) : PageController(current)
{
    private const int Most = BoundedCount.UsualBound + 1;

    [HttpGet(AccountAddresses.Account)]
    public async Task<IActionResult> Index() => View(await page.ReadAsync(null));

    [HttpPost(AccountAddresses.Account)]
    [ButtonText("Save")]
    public async Task<IActionResult> Index(AccountForm form)
    {
        if (ModelState.IsValid)
        {
            if (form.ConfirmedDays != form.MaxValidityDays
                && await accounts.CountBeyondAsync(form.MaxValidityDays!.Value) is > 0 and var count)
            {
                return Asked(
                    T("Account_ShortenTitle"), Plural("Account_ShortenQuestion", count), T("Account_ShortenText"),
                    nameof(form.ConfirmedDays), form.MaxValidityDays.Value);
            }

            var trashDays = form.TrashDays ?? -1;
            if (form.ConfirmedTrashDays != trashDays && await CountErasedAsync(form.TrashDays) is { Value: > 0 } erased)
            {
                return Asked(
                    T("Account_TrashTitle"), Plural("Account_TrashQuestion", erased), null, nameof(form.ConfirmedTrashDays), trashDays);
            }

            var result = await accounts.UpdateAsync(form);
            if (result.IsDone)
            {
                Notify(result.Value == 0 ? T("Saved") : Plural("Account_Shortened", result.Value));
                return RedirectToAction(nameof(Index));
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return Invalid(nameof(Index), await page.ReadAsync(form));
    }

    // The page of its own that says what the save would do sends the same again, with the yes in it.
    private IActionResult Asked(string title, string question, string? text, string field, int confirmed)
    {
        var post = CarriedPost.Of(this);
        var fields = post.Fields.Where(one => one.Key != field)
            .Append(KeyValuePair.Create(field, confirmed.ToString(CultureInfo.InvariantCulture)));
        return Conflicting("Confirm", new ConfirmSettingsViewModel(title, question, text, post with { Fields = [.. fields] }));
    }

    /// <summary>Says what turning the option off does, before it is done.</summary>
    [HttpGet(AccountAddresses.Option)]
    public async Task<IActionResult> TurnOff() => Me.MobileConnectorsEnabled
        ? View(new TurnOffViewModel(
            new BoundedCount(await db.MobileConnectors.Take(Most).CountAsync()),
            new BoundedCount(await db.MobileDevices.SignedIn().Take(Most).CountAsync())))
        : RedirectToAction(nameof(Index));

    [HttpPost(AccountAddresses.Option)]
    [ButtonText("Option_TurnOff")]
    [ShowsEffect]
    public async Task<IActionResult> Option(bool? enabled)
    {
        if (enabled is not { } wanted)
        {
            return Incomplete();
        }

        var result = await accounts.SetMobileConnectorsAsync(wanted);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T(wanted ? "Option_TurnedOn" : "Option_TurnedOff"));
        return wanted ? Redirect(ConnectorAddresses.List) : RedirectToAction(nameof(Index));
    }

    // What lies in the trash and would not, had these days been set.
    private async Task<BoundedCount> CountErasedAsync(int? days)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (since, present) = (trash.Value.KeptSince(days, now), trash.Value.KeptSince(Me.TrashDays, now));
        return new BoundedCount(since <= present
            ? 0
            : await db.TrashItems.Where(item => item.DeletedAt > present && item.DeletedAt <= since && item.ErasedAt == null)
                .Take(Most).CountAsync());
    }
}
