using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// Takes a file and what its columns are. From there it is a batch like any other: foreseen, asked about, run, stopped and taken back by
/// <see cref="BatchService"/> and <see cref="BatchRunner"/>.
/// </summary>
public sealed class ImportService(ConnectorsDbContext db, CurrentAccount current, AccountWriter writer)
{
    /// <summary>Where an error about the columns belongs.</summary>
    public const string ColumnsField = "Columns";

    private const int AtOnce = 500;

    /// <summary>The imports that whoever is signed in has begun.</summary>
    public IQueryable<Batch> Mine
    {
        get
        {
            var me = current.Contact!.Actor.ContactId;
            return db.Batches.Where(batch => batch.StartedById == me
                && (batch.Action == BatchAction.Import || batch.Action == BatchAction.ImportCampaigns));
        }
    }

    /// <summary>Those of contacts, or of campaigns.</summary>
    public IQueryable<Batch> MineOf(BatchAction action) => Mine.Where(batch => batch.Action == action);

    /// <summary>Writes down a file; what its columns are is guessed, and said next.</summary>
    /// <param name="action">What is imported.</param>
    /// <returns>The batch.</returns>
    public async Task<WriteResult<long>> CreateAsync(ImportUpload upload, BatchAction action = BatchAction.Import)
    {
        var made = await writer.RunAsync(
            write => May(write, action),
            write =>
            {
                var batch = new Batch
                {
                    AccountId = write.Account.Id,
                    StartedById = write.Actor.ContactId,
                    CreatedAt = write.Now,
                    Action = action,
                    TargetName = Cut(upload.FileName, Role.NameMaxLength),
                };
                db.Batches.Add(batch);
                return Task.FromResult(WriteResult.Done(() => batch.Id));
            });
        if (!made.IsDone)
        {
            return made;
        }

        db.ChangeTracker.Clear();
        var accountId = current.AccountId!.Value;
        db.Imports.Add(new Import
        {
            AccountId = accountId,
            BatchId = made.Value,
            FileName = Cut(upload.FileName, Import.FileNameMaxLength),
            Encoding = upload.Encoding,
            Separator = upload.Separator?.ToString(),
            Headings = [.. upload.Headings],
            Fields = await GuessAsync(action, upload),
            Sample = [.. upload.Sample],
        });
        db.ImportFiles.Add(new ImportFile { AccountId = accountId, BatchId = made.Value, Content = upload.Content });
        await db.SaveChangesAsync();
        await FillAsync(made.Value, upload.Rows);
        return made;
    }

    /// <summary>The file, for as long as it can be read in another way; null: no longer, or not by whoever is signed in.</summary>
    public Task<ImportFile?> FileAsync(long batchId) =>
        db.ImportFiles.AsNoTracking()
            .SingleOrDefaultAsync(file => file.BatchId == batchId && Mine.Any(batch => batch.Id == file.BatchId));

    /// <summary>Takes the same file, read in another way.</summary>
    public async Task<WriteResult<long>> ReadAgainAsync(long batchId, ImportUpload upload)
    {
        if (await FileAsync(batchId) is null)
        {
            return WriteResult.NotFound<long>();
        }

        var action = await db.Batches.Where(batch => batch.Id == batchId).Select(batch => batch.Action!.Value).SingleAsync();
        var guessed = await GuessAsync(action, upload);
        var taken = await db.Batches.Where(batch => batch.Id == batchId && batch.State == BatchState.Draft && batch.ItemCount > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ItemCount, 0));
        if (taken == 0)
        {
            return WriteResult.Invalid<long>("", "Batch_Begun");
        }

        await db.Imports.Where(import => import.BatchId == batchId).ExecuteUpdateAsync(set => set
            .SetProperty(import => import.Encoding, upload.Encoding)
            .SetProperty(import => import.Separator, upload.Separator?.ToString())
            .SetProperty(import => import.Headings, [.. upload.Headings])
            .SetProperty(import => import.Fields, guessed)
            .SetProperty(import => import.Sample, [.. upload.Sample]));
        for (var (some, items) = (1, db.BatchItems.Where(item => item.BatchId == batchId)); some > 0;)
        {
            some = await items.OrderBy(item => item.Number).Take(AtOnce).ExecuteDeleteAsync();
        }

        await FillAsync(batchId, upload.Rows);
        return WriteResult.Done(batchId);
    }

    /// <summary>Says what each column is. What would become of each row is looked at next; nothing is changed by that.</summary>
    public Task<WriteResult<long>> ChooseAsync(long batchId, IReadOnlyList<string?> fields) =>
        writer.RunAsync(
            _ => Mine.SingleOrDefaultAsync(batch => batch.Id == batchId),
            (write, batch) => May(write, batch.Action!.Value),
            async (write, batch) =>
            {
                if (batch.State is not (BatchState.Draft or BatchState.Foreseen) || batch.ItemCount == 0)
                {
                    return WriteResult.Invalid<long>("", "Batch_Begun");
                }

                var import = await db.Imports.SingleAsync(found => found.BatchId == batchId);
                if (await ErrorOfAsync(batch.Action!.Value, import, fields) is { } error)
                {
                    return error;
                }

                import.Fields = [.. fields];
                write.Update(
                    db.BatchItems.Where(item => item.BatchId == batchId && item.Outcome > BatchOutcome.Waiting),
                    set => set
                        .SetProperty(item => item.Outcome, BatchOutcome.Waiting)
                        .SetProperty(item => item.Message, (string?)null)
                        .SetProperty(item => item.ContactId, 0)
                        .SetProperty(item => item.CampaignId, (long?)null));
                write.Update(
                    db.ImportRows.Where(row => row.BatchId == batchId && row.Key != null),
                    set => set
                        .SetProperty(row => row.Key, (string?)null)
                        .SetProperty(row => row.At, (DateTime?)null)
                        .SetProperty(row => row.ContactId, (long?)null)
                        .SetProperty(row => row.CampaignId, (long?)null)
                        .SetProperty(row => row.Changes, (List<ImportChange>?)null));
                write.Delete(db.ImportFiles.Where(file => file.BatchId == batchId));
                BatchService.Begin(write, batch, BatchState.Foreseeing);
                return WriteResult.Done(batch.Id);
            });

    private static Denial? May(AccountWrite write, BatchAction action) =>
        BatchActions.IsOfCampaigns(action) ? write.Authority.Administrate() : write.Authority.Create();

    private async Task<List<string?>> GuessAsync(BatchAction action, ImportUpload upload) => ImportFields.Guess(
        action,
        upload.Headings,
        BatchActions.IsOfCampaigns(action) ? [] : await db.MobilePlatforms.OrderBy(platform => platform.Position).ToListAsync());

    private async Task<WriteResult<long>?> ErrorOfAsync(BatchAction action, Import import, IReadOnlyList<string?> fields)
    {
        if (fields.Count != import.Headings.Count)
        {
            return WriteResult.Invalid<long>(ColumnsField, "Import_ColumnsMissing");
        }

        var taken = fields.OfType<string>().ToList();
        List<string> keys = BatchActions.IsOfCampaigns(action)
            ? []
            : await db.MobilePlatforms.Select(platform => platform.Key).ToListAsync();
        if (taken.Except(ImportFields.Plain(action)).Except(keys.Select(ImportFields.ConnectorOf)).Any())
        {
            return WriteResult.Invalid<long>(ColumnsField, "Import_ColumnUnknown");
        }

        if (taken.GroupBy(field => field).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var headings = import.Headings.Where((_, index) => fields[index] == twice.Key);
            return WriteResult.Invalid<long>(ColumnsField, "Import_ColumnTwice", string.Join(", ", headings));
        }

        var (needed, why) = ImportFields.Needed(action);
        return taken.Contains(needed) ? null : WriteResult.Invalid<long>(ColumnsField, why);
    }

    // Nobody works on a batch that holds none yet, so this needs no turn, and nobody waits for it.
    private async Task FillAsync(long batchId, IEnumerable<ImportedLine> lines)
    {
        var (accountId, number) = (current.AccountId!.Value, 0);
        foreach (var some in lines.Take(Batch.MostItems).Chunk(AtOnce))
        {
            db.ChangeTracker.Clear();
            foreach (var line in some)
            {
                number++;
                db.BatchItems.Add(new BatchItem { AccountId = accountId, BatchId = batchId, Number = number });
                db.ImportRows.Add(new ImportRow
                {
                    AccountId = accountId,
                    BatchId = batchId,
                    Number = number,
                    Line = line.Line,
                    Cells = [.. line.Cells],
                });
            }

            await db.SaveChangesAsync();
        }

        db.ChangeTracker.Clear();
        await db.Batches.Where(batch => batch.Id == batchId)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ItemCount, number));
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
