using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>Reads a file whose columns are to be said, and the rows of one beside the contacts of its batch.</summary>
public sealed class ImportPage(ConnectorsDbContext db, ImportService imports)
{
    /// <param name="chosen">What was chosen, and is to be mended; null: what is known.</param>
    /// <returns>Null: the reader has begun no such import, or it has gone on.</returns>
    public async Task<ImportViewModel?> FindAsync(long id, IReadOnlyList<string?>? chosen = null)
    {
        var found = await (
            from batch in imports.Mine.Where(batch => batch.Id == id && batch.ItemCount > 0
                && (batch.State == BatchState.Draft || batch.State == BatchState.Foreseen))
            from import in db.Set<Import>().Where(import => import.BatchId == id)
            select new { import, batch.ItemCount, HasFile = db.Set<ImportFile>().Any(file => file.BatchId == id) })
            .AsNoTracking().SingleOrDefaultAsync();
        return found is null ? null : new ImportViewModel(
            id, found.import, found.ItemCount, found.HasFile && found.import.Encoding is not null, await PlatformsAsync(),
            chosen ?? found.import.Fields);
    }

    /// <summary>Names by key, in the order of pages.</summary>
    public Task<Dictionary<string, string>> PlatformsAsync() =>
        db.MobilePlatforms.OrderBy(platform => platform.Position).ToDictionaryAsync(platform => platform.Key, platform => platform.Name);

    /// <summary>A page of an import's rows, with the contacts that they are about.</summary>
    public async Task<List<BatchItemRow>> ItemsAsync(long batchId, BatchOutcome? outcome, int after, int most)
    {
        IQueryable<Contact> contacts = db.Contacts;
        IQueryable<ImportRow> allRows = db.ImportRows;
        IQueryable<Import> all = db.Imports;
        var items = db.BatchItems.Where(item => item.BatchId == batchId && item.Number > after);
        var found = await (
            from item in outcome is null ? items : items.Where(item => item.Outcome == outcome)
            from row in allRows.Where(row => row.BatchId == item.BatchId && row.Number == item.Number)
            from import in all.Where(import => import.BatchId == batchId)
            from contact in contacts.Where(contact => contact.Id == item.ContactId).DefaultIfEmpty()
            orderby item.Number
            select new
            {
                Item = item,
                Row = row,
                import.Fields,
                Name = contact == null ? null : contact.FirstName + " " + contact.LastName,
                Login = contact == null ? null : contact.UserName,
            }).AsNoTracking().Take(most).ToListAsync();
        var platforms = await PlatformsAsync();
        return found.ConvertAll(one => new BatchItemRow(
            one.Item.Number, one.Item.ContactId, one.Name, one.Login, one.Item.Outcome, one.Item.Message)
        {
            Import = Of(one.Row, one.Fields, platforms),
        });
    }

    /// <summary>A row as its file says it.</summary>
    internal static ImportRowViewModel Of(ImportRow row, List<string?> fields, IReadOnlyDictionary<string, string> platforms)
    {
        string Cell(string field) => row.Cells.ElementAtOrDefault(fields.IndexOf(field))?.Trim() ?? "";
        return new ImportRowViewModel(
            row.Line,
            Cell(nameof(ContactDetails.FirstName)),
            Cell(nameof(ContactDetails.LastName)),
            Cell(nameof(ContactDetails.LoginName)),
            [.. (row.Changes ?? []).Select(change => ImportWords.Of(change, platforms))]);
    }
}
