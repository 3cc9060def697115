using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Brings campaigns and their statistics from where they are made: all or nothing, and the same a second time changes nothing. What
/// somebody decided on a phone is undone only by a state that the file says to be later.
/// </summary>
public sealed class CampaignImport(ConnectorsDbContext db, AccountWriter writer, CampaignNotices notices)
{
    public Task<WriteResult<CampaignImportResult>> RunAsync(IReadOnlyList<ImportedCampaign> rows) =>
        writer.RunAsync(write => write.Authority.Operate(), write => RunAsync(write, rows));

    private async Task<WriteResult<CampaignImportResult>> RunAsync(AccountWrite write, IReadOnlyList<ImportedCampaign> rows)
    {
        var now = write.Now;
        var categories = await db.Set<Category>().ToDictionaryAsync(category => category.NormalizedName, category => category.Id);
        var errors = ImportedCampaignErrors.Of(rows, categories);
        if (errors.Count > 0)
        {
            return WriteResult.Invalid<CampaignImportResult>(errors);
        }

        var keys = rows.Select(row => row.Key!).ToList();
        var instants = rows.SelectMany(row => row.Points).Select(point => point.At!.Value).ToHashSet();
        var known = await db.Campaigns.Include(campaign => campaign.Moves)
            .Include(campaign => campaign.Points.Where(point => instants.Contains(point.At))).AsSplitQuery()
            .Where(campaign => keys.Contains(campaign.ExternalKey))
            .ToDictionaryAsync(campaign => campaign.ExternalKey);
        List<string> kept = [];
        var added = 0;
        foreach (var row in rows)
        {
            long? category = row.Category is null ? null : categories[NormalizedText.Of(row.Category)];
            if (known.TryGetValue(row.Key!, out var campaign))
            {
                campaign.Describe(row.Name!, row.Subject ?? "", category);
            }
            else
            {
                campaign = ExpressCampaign.Create(row.Key!, row.Name!, now, row.Subject ?? "", category);
                campaign.AccountId = write.Account.Id;
                db.Campaigns.Add(campaign);
                added++;
            }

            if (!Move(campaign, row, now))
            {
                kept.Add(row.Key!);
            }

            foreach (var point in row.Points)
            {
                campaign.Count(point.Counts, point.At!.Value);
            }
        }

        return WriteResult.Done(new CampaignImportResult(added, rows.Count - added, kept));
    }

    // False when a decision made on a phone stands against it.
    private bool Move(ExpressCampaign campaign, ImportedCampaign row, DateTime now)
    {
        var wanted = row.State!.Value;
        var isReplanned = campaign.State == CampaignState.Validated && wanted == CampaignState.Validated
            && row.ScheduledAt != campaign.ScheduledAt;
        if (campaign.State == wanted && !isReplanned)
        {
            return true;
        }

        var last = campaign.Moves.MaxBy(move => move.Id);
        var isNew = campaign.Id == 0;
        var way = isReplanned ? [CampaignMoveKind.Reschedule] : CampaignStateMachine.Way(campaign.State, wanted);
        if (way is null || (last?.ContactId is not null && !(row.StateAt > last.At)))
        {
            return false;
        }

        foreach (var kind in way)
        {
            var move = campaign.Move(
                kind, InstantOf(row, now, isLast: kind == way[^1]),
                kind is CampaignMoveKind.Validate or CampaignMoveKind.Reschedule ? row.ScheduledAt : null)!;
            if (!isNew)
            {
                notices.Add(move, campaign.AccountId);
            }
        }

        return true;
    }

    // The file knows since when the campaign is where it is; what came before happened at the planned date at the latest.
    private static DateTime InstantOf(ImportedCampaign row, DateTime now, bool isLast)
    {
        var at = row.StateAt ?? now;
        return !isLast && row.ScheduledAt < at ? row.ScheduledAt.Value : at;
    }
}
