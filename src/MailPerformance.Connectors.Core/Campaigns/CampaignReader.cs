using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Reads the database's copy of the campaigns, for whoever is signed in: a contact with categories (<see cref="ContactCategory"/>)
/// sees their campaigns alone, a contact without any sees all. What cannot be seen is not there.
/// </summary>
public sealed class CampaignReader(ConnectorsDbContext db, CurrentAccount current)
{
    /// <summary>Latest first.</summary>
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
                Order = campaign.Orders.AsQueryable().Where(CampaignOrder.IsShown)
                    .OrderBy(order => order.AnsweredAt == null ? 0 : 1).ThenByDescending(order => order.Id)
                    .Select(CampaignOrderView.Projection).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancellation);
        return new CampaignPage(
            [
                .. rows.Where(row => row.Campaign is not null)
                    .OrderByDescending(row => row.Campaign!.ListedAt).ThenByDescending(row => row.Campaign!.Id)
                    .Select(row => CampaignView.Of(row.Campaign!) with { CategoryName = row.CategoryName, Order = row.Order }),
            ],
            rows.Count == 0 ? 0 : rows[0].Total);
    }

    /// <summary>All of them, latest first, one after the other: the pages of the query count for nothing.</summary>
    public IAsyncEnumerable<CampaignView> AllAsync(CampaignQuery query, int most) =>
        Kept(query).OrderByDescending(campaign => campaign.ListedAt).ThenByDescending(campaign => campaign.Id).Take(most)
            .Select(CampaignView.Projection).AsAsyncEnumerable();

    public Task<CampaignView?> FindAsync(long id, CancellationToken cancellation = default) =>
        Visible().Where(campaign => campaign.Id == id).Select(CampaignView.Projection).SingleOrDefaultAsync(cancellation);

    /// <summary>
    /// The campaign with its points, oldest first: at most <paramref name="limit"/>, spread evenly, the last one among them.
    /// </summary>
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
        return new CampaignSeries(CampaignView.Of(campaign), points.Count <= limit
            ? points
            : [.. Enumerable.Range(0, limit).Select(index => points[(int)((long)index * (points.Count - 1) / (limit - 1))])]);
    }

    /// <summary>The campaign with everything that has happened to it and been asked for, the latest first.</summary>
    public async Task<CampaignDetails?> FindDetailsAsync(long id, CancellationToken cancellation = default)
    {
        var campaign = await Visible().Include(found => found.Category).Include(found => found.Moves)
            .Include(found => found.Orders.Where(order => order.MoveId == null)).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == id, cancellation);
        return campaign is null
            ? null
            : new CampaignDetails(
                CampaignView.Of(campaign),
                [.. campaign.Moves.OrderByDescending(move => move.Id).Select(CampaignMoveView.Of)],
                [.. campaign.Orders.OrderByDescending(order => order.Id).Select(CampaignOrderView.Of)]);
    }

    /// <summary>The last move of a campaign; null: it never moved.</summary>
    public Task<CampaignMoveView?> FindLastMoveAsync(long campaignId) => db.CampaignMoves.AsNoTracking()
        .Where(move => move.CampaignId == campaignId).OrderByDescending(move => move.Id).Select(CampaignMoveView.Projection)
        .FirstOrDefaultAsync();

    /// <summary>The campaigns that are scheduled or under way, the next one first.</summary>
    public async Task<IReadOnlyList<CampaignView>> StoppableAsync(int most, CancellationToken cancellation = default)
    {
        // Of each state a range of an index, which ends at the bound; of both together it would be read to the end.
        var ids = First(CampaignState.Sending, most).Concat(First(CampaignState.Validated, most));
        var rows = await db.Campaigns.Where(campaign => ids.Contains(campaign.Id))
            .Select(CampaignView.Projection).ToListAsync(cancellation);
        return [.. rows.OrderBy(campaign => campaign.StartedAt ?? campaign.ScheduledAt).ThenBy(campaign => campaign.Id).Take(most)];
    }

    private IQueryable<long> First(CampaignState state, int most) => Visible().Where(campaign => campaign.State == state)
        .OrderBy(campaign => campaign.ListedAt).ThenBy(campaign => campaign.Id).Take(most).Select(campaign => campaign.Id);

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
}
