using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Labels;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Trash;

/// <summary>« Corbeille »: what was deleted lately. Everybody sees there what they may delete.</summary>
[SignedInOnly]
public sealed class TrashController(
    CurrentAccount current, ConnectorsDbContext db, TrashList list, RestoreService trash, Erasing erasing) : PageController(current)
{
    // Of some hundred rows each: what most people leave behind.
    private const int StepsAtOnce = 10;

    [HttpGet(TrashAddresses.List)]
    public async Task<IActionResult> Index(
        [FromQuery(Name = TrashAddresses.KindName)] string? kind, [FromQuery(Name = TrashAddresses.BeforeName)] string? before)
    {
        List<TrashKind> kinds = [.. MyAuthority.Restorable];
        if (kinds.Count == 0)
        {
            return Denied(MyAuthority.Restore(TrashKind.Contact)!);
        }

        var wanted = TrashAddresses.Find(kind) ?? kinds[0];
        return MyAuthority.Restore(wanted) is { } denial ? Denied(denial) : View(await list.ReadAsync(wanted, kinds, before));
    }

    [HttpGet(TrashAddresses.ShowRoute)]
    public async Task<IActionResult> Show([FromRoute(Name = TrashAddresses.KindName)] string kind, long id)
    {
        if (TrashAddresses.Find(kind) is not { } wanted)
        {
            return NotFound();
        }

        return MyAuthority.Restore(wanted) is { } denial ? Denied(denial)
            : await list.FindAsync(wanted, id, null) is { } model ? View(model) : NotFound();
    }

    [HttpPost(TrashAddresses.RestoreRoute)]
    [ButtonText("Trash_Restore")]
    public async Task<IActionResult> Restore([FromRoute(Name = TrashAddresses.KindName)] string kind, long id, RestoreForm form)
    {
        if (TrashAddresses.Find(kind) is not { } wanted)
        {
            return NotFound();
        }

        var result = await trash.RestoreAsync(wanted, id, new RestoreChoice(form.Name, form.Platforms.ToHashSet()));
        if (result is { IsDone: true, Value: { } restored })
        {
            Notify(await TextOfAsync(restored));
            return Redirect(AddressOf(restored));
        }

        return AnswerUnlessForm(result)
            ?? (await list.FindAsync(wanted, id, form) is { } model ? Invalid(nameof(Show), model) : NotFound());
    }

    [HttpPost(TrashAddresses.EraseRoute)]
    [ButtonText("Trash_Erase")]
    [AdministratorOnly]
    public async Task<IActionResult> Erase([FromRoute(Name = TrashAddresses.KindName)] string kind, long id, EraseForm form)
    {
        if (TrashAddresses.Find(kind) is not { } wanted)
        {
            return NotFound();
        }

        if (!form.Confirmed && MyAuthority.Restore(wanted) is null)
        {
            ModelState.AddModelError(nameof(form.Confirmed), T("Trash_EraseUnconfirmed"));
            return await list.FindAsync(wanted, id, null) is { } model ? Invalid(nameof(Show), model) : NotFound();
        }

        var result = await trash.EraseAsync(wanted, id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        // What is still to do is done by a job, should somebody close the page meanwhile.
        await erasing.FinishAsync(Me.Actor.AccountId, StepsAtOnce, HttpContext.RequestAborted);
        Notify(T(wanted == TrashKind.Contact ? "Trash_PersonErased" : "Trash_Erased"));
        return Redirect(TrashAddresses.Of(wanted));
    }

    private async Task<string> TextOfAsync(Restored restored) => restored.ContactId is { } contactId
            ? T("Trash_RestoredConnector", restored.Name, await db.NameOfAsync(contactId))
        : restored.LeftOut.Count == 0 ? T("Trash_Restored", restored.Name)
        : T("Trash_Restored", restored.Name) + T("Trash_LeftOut", string.Join(T("Trash_And"), restored.LeftOut));

    private string AddressOf(Restored restored) => restored.Kind switch
    {
        TrashKind.Contact when MyAuthority.View() is null => ContactAddresses.Show(restored.Id),
        TrashKind.Role => RoleAddresses.Edit(restored.Id),
        TrashKind.Group => LabelAddresses.Groups,
        TrashKind.Category => LabelAddresses.Categories,
        TrashKind.Segment => LabelAddresses.Segments,
        TrashKind.Connector => ConnectorAddresses.List,
        _ => TrashAddresses.List,
    };
}
