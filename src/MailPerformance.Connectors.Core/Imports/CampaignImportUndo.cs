using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// Takes back all that an import did to a campaign, or nothing of it: one that it made goes, another gets back what it was called, its
/// figures, and its state where moves lead back. What somebody has changed or decided since stays.
/// </summary>
public sealed class CampaignImportUndo(ConnectorsDbContext db, AccountWriter writer, CampaignNotices notices) : IBatchWork
{
    public bool Does(BatchAction action) => action == BatchAction.UndoCampaigns;

    public async Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item)
    {
        var (importId, campaignId) = (batch.UndoOfId!.Value, item.CampaignId!.Value);
        var rows = await db.ImportRows.AsNoTracking()
            .Where(row => row.BatchId == importId && row.CampaignId == campaignId && row.Campaign != null)
            .OrderBy(row => row.Number).ToListAsync();
        var result = await writer.RunAsync(
            _ => db.Campaigns.Include(campaign => campaign.Moves).SingleOrDefaultAsync(campaign => campaign.Id == campaignId),
            (write, _) => write.Authority.Administrate(),
            async (write, campaign) => await UndoAsync(write, campaign, rows) is { } refusal
                ? WriteResult.Invalid<long>("", refusal)
                : WriteResult.Done(campaign.Id));
        return result.Status == WriteStatus.NotFound
            ? (result.Status, CoreTexts.Get("Import_CampaignGone"), null)
            : (result.Status, result.Errors.Count == 0 ? null : result.Errors[0].Message, result.Effect);
    }

    // Null, or the key of the reason.
    private async Task<string?> UndoAsync(AccountWrite write, ExpressCampaign campaign, List<ImportRow> rows)
    {
        // One row at most says more of the campaign than figures.
        var described = rows.Select(row => row.Campaign!).FirstOrDefault(trace => trace.Before != trace.After);
        if (described is { Before: null })
        {
            return await RemoveAsync(campaign, described.After, rows);
        }

        return (described is null ? null : await DescribeAsync(campaign, described.Before!, described.After))
            ?? (described is null ? null : await MoveAsync(write, campaign, described.Before!, described.After))
            ?? await CountAsync(campaign, rows);
    }

    private async Task<string?> RemoveAsync(ExpressCampaign campaign, CampaignSnapshot after, List<ImportRow> rows)
    {
        if (campaign.Moves.Any(move => move.ContactId is not null)
            || await db.CampaignOrders.AnyAsync(order => order.CampaignId == campaign.Id))
        {
            return "Import_CampaignDecided";
        }

        var counted = CountedIn(rows);
        var id = campaign.Id;
        if (CampaignSnapshot.Of(campaign) != after || await db.CampaignPoints.CountAsync(point => point.CampaignId == id) != counted.Count
            || await StillAsync(id, counted) is null)
        {
            return "Import_CampaignChangedSince";
        }

        db.Campaigns.Remove(campaign);
        return null;
    }

    private static Dictionary<DateTime, CampaignTrace> CountedIn(List<ImportRow> rows) =>
        rows.Where(row => row.Campaign!.IsPoint).ToDictionary(row => row.At!.Value, row => row.Campaign!);

    // The points as the import left them; null: they are not any more.
    private async Task<List<CampaignPoint>?> StillAsync(long campaignId, Dictionary<DateTime, CampaignTrace> counted)
    {
        var instants = counted.Keys.ToHashSet();

        // In the order of their key, by which SQLite then finds them, few as it may think they are.
        var points = await db.CampaignPoints.Where(point => point.CampaignId == campaignId && instants.Contains(point.At))
            .OrderBy(point => point.At).ToListAsync();
        return points.Count == counted.Count && points.TrueForAll(point => point.Counts == counted[point.At].Counts) ? points : null;
    }

    private async Task<string?> DescribeAsync(ExpressCampaign campaign, CampaignSnapshot before, CampaignSnapshot after)
    {
        if (before.Description == after.Description)
        {
            return null;
        }

        if (CampaignSnapshot.Of(campaign).Description != after.Description
            || (before.CategoryId is { } id && !await db.Set<Category>().AnyAsync(category => category.Id == id)))
        {
            return "Import_CampaignChangedSince";
        }

        campaign.Describe(before.Name, before.Subject, before.CategoryId);
        return null;
    }

    private async Task<string?> MoveAsync(AccountWrite write, ExpressCampaign campaign, CampaignSnapshot before, CampaignSnapshot after)
    {
        if (before.Standing == after.Standing)
        {
            return null;
        }

        if (campaign.Moves.Any(move => move.Id > after.LastMoveId && move.ContactId is not null)
            || await db.CampaignOrders.AnyAsync(order => order.CampaignId == campaign.Id && order.AnsweredAt == null))
        {
            return "Import_CampaignDecided";
        }

        var way = before.State == after.State ? [CampaignMoveKind.Reschedule] : CampaignStateMachine.Way(after.State, before.State);
        if (way is null || CampaignSnapshot.Of(campaign).LastMoveId != after.LastMoveId)
        {
            return "Import_CampaignNoWay";
        }

        if (before.State == CampaignState.Validated && !(before.ScheduledAt > write.Now))
        {
            return "Import_CampaignDatePassed";
        }

        foreach (var kind in way)
        {
            notices.Add(campaign.Move(kind, write.Now, before.ScheduledAt)!, campaign.AccountId);
        }

        return null;
    }

    private async Task<string?> CountAsync(ExpressCampaign campaign, List<ImportRow> rows)
    {
        var counted = CountedIn(rows);
        if (counted.Count == 0)
        {
            return null;
        }

        if (await StillAsync(campaign.Id, counted) is not { } points)
        {
            return "Import_CampaignChangedSince";
        }

        foreach (var point in points)
        {
            if (counted[point.At].CountsBefore is { } before)
            {
                point.Counts = before;
            }
            else
            {
                db.CampaignPoints.Remove(point);
            }
        }

        var gone = counted.Where(one => one.Value.CountsBefore is null).Select(one => one.Key).ToHashSet();
        campaign.Recount(await db.CampaignPoints.Where(point => point.CampaignId == campaign.Id && !gone.Contains(point.At))
            .OrderByDescending(point => point.At).FirstOrDefaultAsync());
        return null;
    }
}
