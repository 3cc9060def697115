using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>Reads a file whose columns are to be said, and the rows of one beside the contacts of its batch.</summary>
public sealed class ImportPage(ConnectorsDbContext db, CurrentAccount current, ImportService imports)
{
    /// <param name="chosen">What was chosen, and is to be mended; null: what is known.</param>
    /// <returns>Null: the reader has begun no such import, or it has gone on.</returns>
    public async Task<ImportViewModel?> FindAsync(BatchAction action, long id, IReadOnlyList<string?>? chosen = null)
    {
        var found = await (
            from batch in imports.MineOf(action).Where(batch => batch.Id == id && batch.ItemCount > 0
                && (batch.State == BatchState.Draft || batch.State == BatchState.Foreseen))
            from import in db.Set<Import>().Where(import => import.BatchId == id)
            select new { import, batch.ItemCount, HasFile = db.Set<ImportFile>().Any(file => file.BatchId == id) })
            .AsNoTracking().SingleOrDefaultAsync();
        return found is null ? null : new ImportViewModel(
            id, new ImportPlace(action), found.import, found.ItemCount, found.HasFile && found.import.Encoding is not null,
            await PlatformsAsync(action), chosen ?? found.import.Fields);
    }

    public Task<string> FileNameAsync(long id) =>
        db.Imports.Where(import => import.BatchId == id).Select(import => import.FileName).SingleAsync();

    /// <summary>A page of an import's rows, with the contacts or campaigns that they are about.</summary>
    public async Task<List<BatchItemRow>> ItemsAsync(Batch batch, BatchOutcome? outcome, int after, int most)
    {
        var batchId = batch.Id;
        IQueryable<ImportRow> allRows = db.ImportRows;
        IQueryable<Import> all = db.Imports;
        var items = db.BatchItems.Where(item => item.BatchId == batchId && item.Number > after);
        var found = await (
            from subject in ItemSubject.Of(
                db, outcome is null ? items : items.Where(item => item.Outcome == outcome), current.Contact!.Actor.ContactId)
            from row in allRows.Where(row => row.BatchId == subject.Item.BatchId && row.Number == subject.Item.Number)
            from import in all.Where(import => import.BatchId == batchId)
            orderby subject.Item.Number
            select new { Subject = subject, Row = row, import.Fields }).AsNoTracking().Take(most).ToListAsync();
        var platforms = await PlatformsAsync(batch.Action!.Value);
        return found.ConvertAll(one => new BatchItemRow(one.Subject)
        {
            Import = Of(batch.Action!.Value, one.Row, one.Fields, platforms),
        });
    }

    // Names by key, in the order of pages.
    private async Task<Dictionary<string, string>> PlatformsAsync(BatchAction action) => BatchActions.IsOfCampaigns(action)
        ? []
        : await db.MobilePlatforms.OrderBy(platform => platform.Position)
            .ToDictionaryAsync(platform => platform.Key, platform => platform.Name);

    // A row as its file says it.
    private ImportRowViewModel Of(
        BatchAction action, ImportRow row, List<string?> fields, IReadOnlyDictionary<string, string> platforms)
    {
        var zone = TimeZones.Find(current.Contact!.TimeZone);
        string Cell(string field) => row.Cells.ElementAtOrDefault(fields.IndexOf(field))?.Trim() ?? "";
        string[] names = BatchActions.IsOfCampaigns(action)
            ? [nameof(ImportedCampaign.Name)]
            : [nameof(ContactDetails.LastName), nameof(ContactDetails.FirstName)];
        return new ImportRowViewModel(
            row.Line,
            [.. names.Select(Cell)],
            Cell(ImportFields.Needed(action).Field),
            [.. (row.Changes ?? []).Select(change => ImportWords.Of(change, platforms, zone))]);
    }
}
