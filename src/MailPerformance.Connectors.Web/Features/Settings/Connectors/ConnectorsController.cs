using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

[RequirePermission(Permissions.MobileConnectors)]
public sealed class ConnectorsController(
    CurrentAccount current,
    ConnectorsDbContext db,
    ConnectorList list,
    ConnectorGrants grants,
    AddConnectorPage addPage,
    ConnectorService connectors) : PageController(current)
{
    private const int SearchMaxLength = 100;

    [HttpGet(ConnectorAddresses.List)]
    public async Task<IActionResult> Index(ConnectorListQuery query)
    {
        ListPlace.Keep(HttpContext, ConnectorAddresses.List);
        return View(await list.ReadAsync(query));
    }

    [HttpGet(ConnectorAddresses.AddRoute)]
    public async Task<IActionResult> Add(string platform, string? recherche) =>
        await addPage.ReadAsync(platform, new AddConnectorForm { Search = Cut(recherche) }) is { } model ? View(model) : NotFound();

    /// <summary>The candidates alone, for the script that searches while somebody types.</summary>
    [HttpGet(ConnectorAddresses.CandidatesRoute)]
    public async Task<IActionResult> Candidates(string platform, string? recherche) =>
        await addPage.ReadAsync(platform, new AddConnectorForm { Search = Cut(recherche) }) is { } model
            ? PartialView("_Candidates", model.Candidates)
            : NotFound();

    [HttpPost(ConnectorAddresses.AddRoute)]
    [ButtonText("Connector_Add")]
    public async Task<IActionResult> Add(string platform, AddConnectorForm form)
    {
        form.Search = Cut(form.Search);
        if (form.ContactId is null)
        {
            ModelState.AddModelError(ConnectorService.ContactField, T("AddConnector_ContactMissing"));
        }

        if (form.Privilege is null && !ModelState.ContainsKey(ConnectorService.PrivilegeField))
        {
            ModelState.AddModelError(ConnectorService.PrivilegeField, CoreTexts.Get("Connector_PrivilegeMissing"));
        }

        if (ModelState.IsValid)
        {
            var result = await connectors.AddAsync(platform, form.ContactId!.Value, form.Privilege);
            if (result.IsDone)
            {
                Notify(
                    await addPage.AddedTextAsync(platform, result.Value), T("Connector_InvitePhone"),
                    await addPage.InvitationOfAsync(platform, result.Value));
                return RedirectToAction(nameof(Index));
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return await addPage.ReadAsync(platform, form) is { } model ? Invalid(nameof(Add), model) : NotFound();
    }

    [HttpGet(ConnectorAddresses.ChangeRoute)]
    public async Task<IActionResult> Change(long id) => await list.FindAsync(id) is { } row
        ? View(new ChangeConnectorViewModel(row, new ChangeConnectorForm { Privilege = row.Privilege }, await grants.FindAsync(id)))
        : NotFound();

    [HttpPost(ConnectorAddresses.ChangeRoute)]
    [ButtonText("Save")]
    public async Task<IActionResult> Change(long id, ChangeConnectorForm form)
    {
        if (ModelState.IsValid)
        {
            var result = await connectors.ChangePrivilegeAsync(id, form.Privilege);
            if (result.IsDone)
            {
                Notify(await ChangedTextAsync(id, result.Value));
                return Redirect(ListPlace.Back(HttpContext, ConnectorAddresses.List, id));
            }

            if (AnswerUnlessForm(result) is { } answer)
            {
                return answer;
            }
        }

        return await list.FindAsync(id) is { } row
            ? Invalid(nameof(Change), new ChangeConnectorViewModel(row, form, await grants.FindAsync(id)))
            : NotFound();
    }

    [HttpGet(ConnectorAddresses.RemoveRoute)]
    public async Task<IActionResult> Remove(long id, string? depuis) =>
        await list.FindAsync(id) is { } row
            ? View(new RemoveConnectorViewModel(row, depuis, await grants.FindAsync(id)))
            : NotFound();

    [HttpPost(ConnectorAddresses.RemoveRoute)]
    [ButtonText("Connector_Remove")]
    [ShowsEffect]
    public async Task<IActionResult> Removed(long id, string? depuis)
    {
        var result = await connectors.RemoveAsync(id);
        if (!result.IsDone && result.Status != WriteStatus.NotFound)
        {
            return NotDone(result);
        }

        // A second click, or somebody else, has done it already: what was wanted is so.
        if (result.IsDone)
        {
            await NotifyDeletedAsync(T("Connector_Removed", await db.NameOfAsync(result.Value)), TrashKind.Connector, id);
        }
        else
        {
            Notify(await list.RemovedTextAsync(id));
        }

        var back = ConnectorAddresses.BackTo(depuis);
        return Redirect(back == ConnectorAddresses.List ? ListPlace.Back(HttpContext, back) : back);
    }

    private async Task<string> ChangedTextAsync(long id, long contactId) => HeldConnectors.After(
        T("Connector_Changed", await db.NameOfAsync(contactId)),
        Me.HoldsConnectorsForReview && await db.MobileConnectors.AnyAsync(found => found.Id == id && found.IsHeld));

    // Never between the two halves of a character.
    private static string? Cut(string? search) => search?.Length > SearchMaxLength
        ? search[..(char.IsHighSurrogate(search[SearchMaxLength - 1]) ? SearchMaxLength - 1 : SearchMaxLength)]
        : search;
}
