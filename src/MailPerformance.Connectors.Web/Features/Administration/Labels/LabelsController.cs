using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

/// <summary>
/// A plain list with add, rename and delete, the same for groups, categories and segments. The derived controllers give it an
/// address and say which permission each action needs.
/// </summary>
public abstract class LabelsController<TLabel, TLink>(
    CurrentAccount current,
    ConnectorsDbContext db,
    LabelService<TLabel> labels,
    ListExport export,
    LabelKind kind,
    string managePermission) : ExportingController(current)
    where TLabel : Label, new()
    where TLink : ContactLabel<TLabel>
{
    private const string ListPage = "Index";
    private const string EditPage = "Edit";

    protected ConnectorsDbContext Db => db;

    protected async Task<IActionResult> ListAsync(int? page, long? changed)
    {
        ListPlace.Keep(HttpContext, kind.List);
        return View(ListPage, await ReadAsync(page, new LabelForm(), changed));
    }

    protected Task<IActionResult> ExportAsync(ExportFormat? format) =>
        ExportAsync(format, chosen => export.WriteAsync(HttpContext, chosen, JournalKind.LabelsExported, new Export(
            kind.Text("File"), [T("Label_Name"), T("Contacts_Title")], RowsAsync)));

    protected async Task<IActionResult> AddAsync(LabelForm form)
    {
        var result = await labels.AddAsync(form.Name);
        if (result.IsDone)
        {
            Notify(T("Label_Added", form.Name!.Trim()));
            return Redirect(ListPlace.Back(HttpContext, kind.List, result.Value));
        }

        return AnswerUnlessForm(result) ?? Invalid(ListPage, await ReadAsync(1, form));
    }

    protected async Task<IActionResult> ShowAsync(long id) => await FindAsync(id) is { } row
        ? View(EditPage, await ViewModelAsync(row, null))
        : NotFound();

    protected async Task<IActionResult> RenameAsync(long id, LabelForm form)
    {
        var result = await labels.RenameAsync(id, form.Name);
        if (result.IsDone)
        {
            Notify(T("Saved"));
            return Redirect(ListPlace.Back(HttpContext, kind.List, id));
        }

        return AnswerUnlessForm(result) ?? await AgainAsync(id, form);
    }

    protected async Task<IActionResult> DeleteAsync(long id)
    {
        var name = (await FindAsync(id))?.Name;
        var result = await labels.DeleteAsync(id);
        if (result.IsDone)
        {
            await NotifyDeletedAsync(T("Label_Deleted", name), kind.Trash, id);
            return Redirect(ListPlace.Back(HttpContext, kind.List));
        }

        return AnswerUnlessForm(result) ?? await AgainAsync(id, null);
    }

    /// <summary>What keeps the label from being deleted; null: nothing does.</summary>
    protected virtual Task<LabelCampaigns?> CampaignsAsync(long id) => Task.FromResult<LabelCampaigns?>(null);

    protected async Task<IActionResult> AgainAsync(long id, LabelForm? form) => await FindAsync(id) is { } row
        ? Invalid(EditPage, await ViewModelAsync(row, form))
        : NotFound();

    private async Task<LabelViewModel> ViewModelAsync(LabelRow row, LabelForm? form) => new(
        kind, row, form ?? new LabelForm { Name = row.Name }, await CampaignsAsync(row.Id));

    private Task<LabelRow?> FindAsync(long id) => Rows(db.Set<TLabel>().Where(label => label.Id == id)).SingleOrDefaultAsync();

    private async Task<LabelListViewModel> ReadAsync(int? page, LabelForm form, long? changed = null)
    {
        var position = PagePosition.At(page, Me.RowsPerTable, await db.Set<TLabel>().CountAsync());
        var rows = await Rows(
            db.Set<TLabel>().OrderBy(label => label.NormalizedName).Skip(position.Skip).Take(position.Size)).ToListAsync();
        return new LabelListViewModel(
            kind, rows, position, new ListLinks(kind.List, null, "nom", false), Me.Actor.Holds(managePermission), form,
            Me.Actor.Holds(Permissions.Contacts), changed);
    }

    private async IAsyncEnumerable<string[]> RowsAsync(int most)
    {
        var rows = db.Set<TLabel>().OrderBy(label => label.NormalizedName).Take(most)
            .Select(label => new { label.Name, Contacts = db.Set<TLink>().Count(link => link.LabelId == label.Id) });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(HttpContext.RequestAborted))
        {
            yield return [row.Name, row.Contacts.ToString(CultureInfo.InvariantCulture)];
        }
    }

    private IQueryable<LabelRow> Rows(IQueryable<TLabel> found) =>
        found.Select(label => new LabelRow(
            label.Id, label.Name, db.Set<TLink>().Where(link => link.LabelId == label.Id).Take(BoundedCount.UsualBound + 1).Count()));
}
