using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// Brings a campaign to what a row of a file says, in one write, by the rules of the operator's command (<see cref="CampaignIntake"/>). The
/// first row of a campaign says what it is; others of it add figures of other instants.
/// </summary>
public sealed class CampaignRowImport(
    ConnectorsDbContext db, AccountWriter writer, BatchMark mark, EffectPreview preview, CampaignIntake intake) : IBatchWork
{
    private List<ImportChange> _changes = [];
    private long? _campaignId;

    public bool Does(BatchAction action) => action == BatchAction.ImportCampaigns;

    public async Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item)
    {
        var (import, row) = await db.RowOfAsync(item);
        var zone = await db.Accounts.Select(account => account.DefaultTimeZone).SingleAsync();
        var said = CampaignLine.Read(import, row.Cells, zone);
        (row.Key, row.At) = (said.Key?.Length <= ExpressCampaign.ExternalKeyMaxLength ? said.Key : null, said.At);
        await db.RowOf(row).ExecuteUpdateAsync(set =>
            set.SetProperty(found => found.Key, row.Key).SetProperty(found => found.At, row.At));
        if (said.Errors.Count > 0)
        {
            return (WriteStatus.Invalid, string.Join(' ', said.Errors), null);
        }

        var first = row.Key is null ? null : await db.EarlierThan(row).AsNoTracking().FirstOrDefaultAsync();
        var described = first is null ? null : CampaignLine.Read(import, first.Cells, zone);
        if (first is not null && await RefusalAsync(row, said, first, described!) is { } refusal)
        {
            return (WriteStatus.Invalid, refusal, null);
        }

        var result = await writer.RunAsync(
            write => write.Authority.Administrate(),
            write => first is null ? DescribeAsync(write, row, said) : CountAsync(write, row, said, first.Line, described!),
            nameof(ImportedCampaign.Key));
        if (preview.IsRehearsal || !mark.HasChanges)
        {
            await KeepAsync(row, _campaignId, null);
        }

        var message = result.Errors.Count == 0 ? null : string.Join(' ', result.Errors.Select(error => error.Message));
        return (result.Status, message, result.Effect);
    }

    // Null: the row adds figures to the campaign of an earlier row.
    private async Task<string?> RefusalAsync(ImportRow row, CampaignLine said, ImportRow first, CampaignLine described)
    {
        if (await db.BatchItems.AnyAsync(item => item.BatchId == row.BatchId && item.Number == first.Number
            && (item.Outcome == BatchOutcome.WouldBeRefused || item.Outcome == BatchOutcome.Refused)))
        {
            return CoreTexts.Get("Import_FirstRefused", first.Line);
        }

        if (said.At is null)
        {
            return CoreTexts.Get("Import_KeyTwice", first.Line);
        }

        var same = await db.EarlierThan(row).Where(found => found.At == row.At).Select(found => (int?)found.Line).FirstOrDefaultAsync();
        return same is not null ? CoreTexts.Get("Import_AtTwice", same)
            : said.Contradicts(described) ? CoreTexts.Get("Import_SaysOtherwise", first.Line)
            : null;
    }

    private async Task<ExpressCampaign?> KnownAsync(CampaignLine said)
    {
        var known = await intake.FindAsync(said.Key!, said.At);
        _campaignId = known?.Id;
        return known;
    }

    private async Task<WriteResult<long>> DescribeAsync(AccountWrite write, ImportRow row, CampaignLine said)
    {
        var known = await KnownAsync(said);
        return await TakeAsync(write, row, said.Over(known), known);
    }

    private async Task<WriteResult<long>> CountAsync(
        AccountWrite write, ImportRow row, CampaignLine said, int firstLine, CampaignLine described)
    {
        var known = await KnownAsync(said);
        if (known is null && preview.IsRehearsal)
        {
            // What the first row would make is not there: it was taken back.
            var wanted = described.Over(null);
            known = intake.Take(write, wanted, null, await CategoryAsync(wanted, null)).Campaign;
        }

        return known is null
            ? WriteResult.Invalid<long>("", "Import_FirstRefused", firstLine)
            : await TakeAsync(write, row, said.FiguresOver(known), known);
    }

    private async Task<WriteResult<long>> TakeAsync(AccountWrite write, ImportRow row, ImportedCampaign wanted, ExpressCampaign? known)
    {
        var category = await CategoryAsync(wanted, known);
        var errors = ErrorsOf(wanted, category);
        if (errors.Count > 0)
        {
            return WriteResult.Invalid<long>(errors);
        }

        var before = known is null ? null : CampaignSnapshot.Of(known);
        var counts = wanted.Points is [var point] ? point.Counts : null;
        var countsBefore = known?.Points.FirstOrDefault(found => found.At == row.At)?.Counts;
        var (campaign, kept) = intake.Take(write, wanted, known, category);
        _changes = await ChangesAsync(before, CampaignSnapshot.Of(campaign));
        if (kept != CampaignStateKept.No)
        {
            var field = kept == CampaignStateKept.Decided ? ImportFields.StateDecided : ImportFields.StateStays;
            _changes.Add(new ImportChange(field, campaign.State.ToString(), wanted.State.ToString()));
        }

        _changes.AddRange(CampaignChanges.OfCounts(row.At, countsBefore, counts));
        mark.Follow(known is null, marked => marked.Insert<ImportRow>(() =>
            KeepAsync(row, campaign.Id, new CampaignTrace(before, CampaignSnapshot.Of(campaign), countsBefore, counts))));
        return WriteResult.Done(() => campaign.Id);
    }

    private static List<WriteError> ErrorsOf(ImportedCampaign wanted, long? category)
    {
        // A new campaign needs a state; what states there are is said by the page.
        if (wanted.State is null)
        {
            return [new WriteError("", CampaignLine.Error(nameof(wanted.State), CoreTexts.Get("Import_Missing")))];
        }

        Dictionary<string, long> categories = wanted.Category is { } name && category is { } id
            ? new() { [NormalizedText.Of(name)] = id }
            : [];
        return
        [
            .. ImportedCampaignErrors.Of([wanted], categories)
                .Select(error => new WriteError("", CampaignLine.Error(error.Field, error.Message))),
        ];
    }

    // Null also when the account has none of that name, which is an error.
    private async Task<long?> CategoryAsync(ImportedCampaign wanted, ExpressCampaign? known)
    {
        if (wanted.Category is not { } name)
        {
            return known?.CategoryId;
        }

        var normalized = NormalizedText.Of(name);
        return await db.Set<Category>().Where(category => category.NormalizedName == normalized)
            .Select(category => (long?)category.Id).SingleOrDefaultAsync();
    }

    private async Task<List<ImportChange>> ChangesAsync(CampaignSnapshot? before, CampaignSnapshot after)
    {
        List<long?> ids = before?.CategoryId == after.CategoryId ? [] : [before?.CategoryId, after.CategoryId];
        var names = ids.Count == 0
            ? []
            : await db.Set<Category>().Where(found => ids.Contains(found.Id)).ToDictionaryAsync(found => found.Id, found => found.Name);
        return [.. CampaignChanges.Of(before, after, id => id is { } known ? names.GetValueOrDefault(known) : null)];
    }

    private async Task KeepAsync(ImportRow row, long? campaignId, CampaignTrace? trace)
    {
        await db.RowOf(row).ExecuteUpdateAsync(set =>
            set.SetProperty(found => found.CampaignId, campaignId).SetProperty(found => found.Changes, _changes)
                .SetProperty(found => found.Campaign, trace));
        await db.BatchItems.Where(item => item.BatchId == row.BatchId && item.Number == row.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.CampaignId, campaignId));
    }
}
