using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Campaigns in this product's own database.</summary>
public sealed class EmbeddedCampaigns(ConnectorsDbContext db, CurrentAccount current, CampaignNotices notices) : ICampaignPort
{
    public async Task<CampaignPage> ListAsync(CampaignQuery query, CancellationToken cancellation = default)
    {
        var kept = Kept(query);
        var page = kept.OrderByDescending(campaign => campaign.ListedAt).ThenByDescending(campaign => campaign.Id)
            .Skip((query.Page - 1) * query.PageSize).Take(query.PageSize);

        // Joined to the account, so that the total comes along in one command, also with an empty page.
        var rows = await (
            from account in db.Accounts
            from campaign in page.DefaultIfEmpty()
            select new
            {
                Total = kept.Count(other => other.AccountId == account.Id),
                Campaign = campaign,
                CategoryName = (string?)campaign!.Category!.Name,
            }).AsNoTracking().ToListAsync(cancellation);
        return new CampaignPage(
            [
                .. rows.Where(row => row.Campaign is not null)
                    .OrderByDescending(row => row.Campaign!.ListedAt).ThenByDescending(row => row.Campaign!.Id)
                    .Select(row => ViewOf(row.Campaign!) with { CategoryName = row.CategoryName }),
            ],
            rows.Count == 0 ? 0 : rows[0].Total);
    }

    public Task<CampaignView?> FindAsync(long id, CancellationToken cancellation = default) =>
        Visible().Where(campaign => campaign.Id == id).Select(CampaignView.Projection).SingleOrDefaultAsync(cancellation);

    public async Task<CampaignSeries?> FindSeriesAsync(long id, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var campaign = await Visible().Include(found => found.Category).Include(found => found.Points).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == id, cancellation);
        if (campaign is null)
        {
            return null;
        }

        var points = campaign.Points.OrderBy(point => point.At).Select(point => new CampaignPointView(point.At, point.Counts)).ToList();
        return new CampaignSeries(ViewOf(campaign), points.Count <= limit
            ? points
            : [.. Enumerable.Range(0, limit).Select(index => points[(int)((long)index * (points.Count - 1) / (limit - 1))])]);
    }

    public async Task<CampaignDetails?> FindDetailsAsync(long id, CancellationToken cancellation = default)
    {
        var campaign = await Visible().Include(found => found.Category).Include(found => found.Moves).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == id, cancellation);
        return campaign is null
            ? null
            : new CampaignDetails(ViewOf(campaign), [.. campaign.Moves.OrderByDescending(move => move.Id).Select(CampaignMoveView.Of)]);
    }

    public async Task<IReadOnlyList<CampaignView>> StoppableAsync(bool all, CancellationToken cancellation = default) =>
        await (all ? db.Campaigns : Visible())
            .Where(campaign => campaign.State == CampaignState.Validated || campaign.State == CampaignState.Sending)
            .OrderBy(campaign => campaign.ListedAt).ThenBy(campaign => campaign.Id)
            .Select(CampaignView.Projection)
            .ToListAsync(cancellation);

    public async Task<CampaignMoved?> FindRepeatAsync(CampaignOrder order, long contactId)
    {
        if (order.IdempotencyKey is not { } key)
        {
            return null;
        }

        var move = await db.CampaignMoves.AsNoTracking().SingleOrDefaultAsync(found => found.ContactId == contactId && found.IdempotencyKey == key);
        if (move is null || await FindAsync(move.CampaignId) is not { } campaign)
        {
            return null;
        }

        var isSame = move.CampaignId == order.CampaignId && move.Kind == order.Kind && move.NewScheduledAt == order.ScheduledAt;
        return new CampaignMoved(campaign, CampaignMoveView.Of(move), isSame, isSame ? null : CampaignRefusal.KeyReused);
    }

    public async Task<CampaignMoved?> MoveAsync(CampaignOrder order, CampaignMover by, DateTime now)
    {
        var campaign = await Visible().AsTracking().Include(found => found.Category).SingleOrDefaultAsync(found => found.Id == order.CampaignId);
        if (campaign is null)
        {
            return null;
        }

        if (CampaignStateMachine.After(campaign.State, order.Kind) is null)
        {
            return await RefusedAsync(campaign, CampaignRefusal.IllegalMove);
        }

        if (order.ExpectedVersion is { } expected && expected != campaign.Version)
        {
            return await RefusedAsync(campaign, CampaignRefusal.Stale);
        }

        var move = campaign.Move(order.Kind, now, order.ScheduledAt)!;
        (move.ContactId, move.ContactName, move.DeviceName) = (by.ContactId, by.ContactName, by.DeviceName);
        move.IdempotencyKey = order.IdempotencyKey;
        notices.Add(move, campaign.AccountId);
        return new CampaignMoved(ViewOf(campaign), CampaignMoveView.Of(move));
    }

    private static CampaignView ViewOf(ExpressCampaign campaign) => new(
        campaign.Id, campaign.ExternalKey, campaign.Name, campaign.Subject, campaign.State, campaign.CategoryId, campaign.Category?.Name,
        campaign.ScheduledAt, campaign.StartedAt, campaign.EndedAt, campaign.Version, campaign.Counts, campaign.CountedAt);

    private IQueryable<ExpressCampaign> Visible() => db.Campaigns.AsNoTracking().VisibleTo(db, current.ContactId ?? 0);

    private IQueryable<ExpressCampaign> Kept(CampaignQuery query)
    {
        var kept = Visible();
        if (query.States is { Count: > 0 } states)
        {
            kept = kept.Where(campaign => states.Contains(campaign.State));
        }

        if (query.CategoryId is { } categoryId)
        {
            kept = kept.Where(campaign => campaign.CategoryId == categoryId);
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var part = NormalizedText.Of(query.Search);
            kept = kept.Where(campaign => campaign.NormalizedName.Contains(part));
        }

        // Between two dates are those that have one.
        if (query.From is not null || query.To is not null)
        {
            kept = kept.Where(campaign => campaign.StartedAt != null || campaign.ScheduledAt != null);
        }

        if (query.From is { } from)
        {
            kept = kept.Where(campaign => campaign.ListedAt >= from);
        }

        return query.To is { } to ? kept.Where(campaign => campaign.ListedAt < to) : kept;
    }

    private async Task<CampaignMoved> RefusedAsync(ExpressCampaign campaign, CampaignRefusal refusal)
    {
        var last = await db.CampaignMoves.AsNoTracking().Where(move => move.CampaignId == campaign.Id)
            .OrderByDescending(move => move.Id).Select(CampaignMoveView.Projection).FirstOrDefaultAsync();
        return new CampaignMoved(ViewOf(campaign), last, Refusal: refusal);
    }
}
