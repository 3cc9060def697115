using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>« Actions groupées »: what is done to many contacts, from the choice to the result.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class BatchesController(
    CurrentAccount current, ContactList contacts, BatchPage page, BatchService batches, BatchResult result) : PageController(current)
{
    private const string Page = "Show";

    [HttpGet(BatchAddresses.List)]
    public async Task<IActionResult> Index([FromQuery(Name = BatchAddresses.BeforeName)] long? before) =>
        View(await page.ReadAsync(before));

    [HttpPost(BatchAddresses.New)]
    [ButtonText("Selection_Act")]
    public async Task<IActionResult> New(BatchSelection selection, [FromQuery] ContactListQuery list)
    {
        if (!BatchChoices.AreOfferedTo(Me.Actor))
        {
            return Denied(MyAuthority.Needs(Permissions.ContactsEdit)!);
        }

        if (selection.All && !string.IsNullOrWhiteSpace(list.Search) && MyAuthority.Needs(Permissions.ContactsSearch) is { } denial)
        {
            return Denied(denial);
        }

        var made = await batches.CreateAsync(selection.All
            ? await contacts.IdsAsync(list, Batch.MostItems + 1, HttpContext.RequestAborted)
            : [.. selection.Ids.Distinct()]);
        if (made.IsDone)
        {
            return Redirect(BatchAddresses.One(made.Value));
        }

        if (AnswerUnlessForm(made) is { } answer)
        {
            return answer;
        }

        Notify(made.Errors[0].Message);
        return Redirect(ContactAddresses.List + Request.QueryString);
    }

    [HttpGet(BatchAddresses.OneRoute)]
    public async Task<IActionResult> Show(
        long id,
        [FromQuery(Name = BatchAddresses.OutcomeName)] BatchOutcome? outcome,
        [FromQuery(Name = BatchAddresses.AfterName)] int? after) =>
        await page.FindAsync(id, outcome, Math.Max(0, after ?? 0)) is not { } model ? NotFound()
        : model is { IsImport: true, IsMine: true, Batch: { State: BatchState.Draft, Action: { } action } }
            ? Redirect(ImportAddresses.One(action, id))
        : View(Page, model);

    [HttpPost(BatchAddresses.ActionRoute)]
    [ButtonText("Batch_Foresee")]
    public async Task<IActionResult> Choose(long id, BatchForm form)
    {
        if (form.Order is not { } order)
        {
            ModelState.AddModelError(BatchService.ActionField, T("Batch_ChooseOne"));
            return await AgainAsync(id, form);
        }

        var chosen = await batches.ChooseAsync(id, order);
        return chosen.IsDone ? Redirect(BatchAddresses.One(id)) : AnswerUnlessForm(chosen) ?? await AgainAsync(id, form);
    }

    [HttpPost(BatchAddresses.RunRoute)]
    [ButtonText("Batch_Run")]
    [FreshProof]
    public async Task<IActionResult> Run(long id, bool acceptsUncovered) =>
        await AfterAsync(id, await batches.ConfirmAsync(id, acceptsUncovered));

    [HttpPost(BatchAddresses.StopRoute)]
    [ButtonText("Batch_Stop")]
    public async Task<IActionResult> Stop(long id) => await AfterAsync(id, await batches.StopAsync(id));

    [HttpPost(BatchAddresses.UndoRoute)]
    [ButtonText("Batch_Undo")]
    public async Task<IActionResult> Undo(long id) => await AfterAsync(id, await batches.UndoAsync(id));

    [HttpGet(BatchAddresses.ResultCsvRoute)]
    public Task<IActionResult> Csv(long id) => ResultAsync(id, ExportFormat.Csv);

    [HttpGet(BatchAddresses.ResultXlsxRoute)]
    public Task<IActionResult> Xlsx(long id) => ResultAsync(id, ExportFormat.Xlsx);

    private async Task<IActionResult> AfterAsync(long id, WriteResult<long> ended)
    {
        if (ended.IsDone)
        {
            return Redirect(BatchAddresses.One(ended.Value));
        }

        return AnswerUnlessForm(ended) ?? (await page.FindAsync(id, null, 0) is { } model ? Invalid(Page, model) : NotFound());
    }

    private async Task<IActionResult> ResultAsync(long id, ExportFormat format) =>
        await result.WriteAsync(HttpContext, format, id) ? new EmptyResult() : NotFound();

    // What cannot be chosen any more is shown as it is.
    private async Task<IActionResult> AgainAsync(long id, BatchForm form) =>
        await page.FindAsync(id, null, 0, form) is { } model ? Invalid(Page, model) : NotFound();
}
