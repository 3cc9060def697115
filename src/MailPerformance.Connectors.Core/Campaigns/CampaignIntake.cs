using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Brings one campaign to what a file says of it, whoever reads the file. What somebody decided on a phone is undone only by a state that
/// the file says to be later.
/// </summary>
public sealed class CampaignIntake(ConnectorsDbContext db, CampaignNotices notices)
{
    /// <summary>Campaigns as <see cref="Take"/> wants them, by key.</summary>
    /// <param name="instants">Those of the points that will be taken.</param>
    internal async Task<Dictionary<string, ExpressCampaign>> KnownAsync(
        IReadOnlyCollection<string> keys, IReadOnlyCollection<DateTime> instants)
    {
        var known = db.Campaigns.Where(campaign => keys.Contains(campaign.ExternalKey));
        var campaigns = await known.Include(campaign => campaign.Points.Where(point => instants.Contains(point.At))).AsSplitQuery()
            .ToDictionaryAsync(campaign => campaign.ExternalKey);
        await db.CampaignMoves.LastOf(known).LoadAsync();
        return campaigns;
    }

    /// <summary>The same of one: with its last move and its point of the instant.</summary>
    internal async Task<ExpressCampaign?> FindAsync(string key, DateTime? at)
    {
        var campaign = await db.Campaigns.SingleOrDefaultAsync(found => found.ExternalKey == key);
        if (campaign is null)
        {
            return null;
        }

        var id = campaign.Id;
        await db.CampaignMoves.LastOf(db.Campaigns.Where(found => found.Id == id)).LoadAsync();
        if (at is { } instant)
        {
            await db.CampaignPoints.Where(point => point.CampaignId == id && point.At == instant).LoadAsync();
        }

        return campaign;
    }

    /// <param name="row">Without errors (<see cref="ImportedCampaignErrors"/>).</param>
    /// <param name="known">Null: it is new.</param>
    /// <returns>Whether its state is what the row says.</returns>
    internal (ExpressCampaign Campaign, CampaignStateKept Kept) Take(
        AccountWrite write, ImportedCampaign row, ExpressCampaign? known, long? categoryId)
    {
        var campaign = known;
        if (campaign is null)
        {
            campaign = ExpressCampaign.Create(row.Key!, row.Name!, write.Now, row.Subject ?? "", categoryId);
            campaign.AccountId = write.Account.Id;
            db.Campaigns.Add(campaign);
        }
        else
        {
            campaign.Describe(row.Name!, row.Subject ?? "", categoryId);
        }

        var kept = Move(campaign, row, write.Now);
        foreach (var point in row.Points)
        {
            campaign.Count(point.Counts, point.At!.Value);
        }

        return (campaign, kept);
    }

    private CampaignStateKept Move(ExpressCampaign campaign, ImportedCampaign row, DateTime now)
    {
        var wanted = row.State!.Value;
        var isReplanned = campaign.State == CampaignState.Validated && wanted == CampaignState.Validated
            && row.ScheduledAt != campaign.ScheduledAt;
        if (campaign.State == wanted && !isReplanned)
        {
            return CampaignStateKept.No;
        }

        var last = campaign.Moves.MaxBy(move => move.Id);
        var isNew = campaign.Id == 0;
        var way = isReplanned ? [CampaignMoveKind.Reschedule] : CampaignStateMachine.Way(campaign.State, wanted);
        if (way is null)
        {
            return CampaignStateKept.NoWay;
        }

        if (last?.ContactId is not null && !(row.StateAt > last.At))
        {
            return CampaignStateKept.Decided;
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

        return CampaignStateKept.No;
    }

    // The file knows since when the campaign is where it is; what came before happened at the planned date at the latest.
    private static DateTime InstantOf(ImportedCampaign row, DateTime now, bool isLast)
    {
        var at = row.StateAt ?? now;
        return !isLast && row.ScheduledAt < at ? row.ScheduledAt.Value : at;
    }
}

/// <summary>Why a campaign is not in the state that a file says.</summary>
internal enum CampaignStateKept
{
    /// <summary>It is.</summary>
    No,

    /// <summary>Somebody has decided otherwise on a phone, and the file does not say a later state.</summary>
    Decided,

    /// <summary>No move leads there.</summary>
    NoWay,
}
