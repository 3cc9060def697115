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
        var page = Rows(kept.OrderByDescending(campaign => campaign.ListedAt).ThenByDescending(campaign => campaign.Id)
            .Skip((query.Page - 1) * query.PageSize).Take(query.PageSize));

        // Joined to the account, so that the total comes along in one command, also with an empty page.
        var rows = await (
            from account in db.Accounts
            from row in page.DefaultIfEmpty()
            select new { Total = kept.Count(other => other.AccountId == account.Id), Row = row }).AsNoTracking().ToListAsync(cancellation);
        return new CampaignPage(
            [
                .. rows.Select(found => found.Row).Where(row => row?.Campaign is not null)
                    .OrderByDescending(row => row!.Campaign.ListedAt).ThenByDescending(row => row!.Campaign.Id)
                    .Select(row => row!.View),
            ],
            rows.Count == 0 ? 0 : rows[0].Total);
    }

    /// <summary>All of them, latest first, one after the other: the pages of the query count for nothing.</summary>
    public IAsyncEnumerable<CampaignView> AllAsync(CampaignQuery query, int most) =>
        Rows(Kept(query).OrderByDescending(campaign => campaign.ListedAt).ThenByDescending(campaign => campaign.Id).Take(most))
            .OrderByDescending(row => row.Campaign.ListedAt).ThenByDescending(row => row.Campaign.Id)
            .AsAsyncEnumerable().Select(row => row.View);

    public async Task<CampaignView?> FindAsync(long id, CancellationToken cancellation = default) =>
        (await Rows(Visible().Where(campaign => campaign.Id == id)).SingleOrDefaultAsync(cancellation))?.View;

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

    /// <summary>The campaign, and its last move, or null if it never moved.</summary>
    public async Task<(CampaignView Campaign, CampaignMoveView? LastMove)?> FindWithLastMoveAsync(
        long id, CancellationToken cancellation = default)
    {
        var details = await FindDetailsAsync(id, 1, cancellation);
        return details is null ? null : (details.Campaign, details.History.Count > 0 ? details.History[0] : null);
    }

    /// <summary>
    /// The campaign with what has happened to it and been asked for, the latest first: at most <paramref name="most"/> of each, and no
    /// more of them are read. What has no answer yet comes before all else.
    /// </summary>
    public async Task<CampaignDetails?> FindDetailsAsync(long id, int most, CancellationToken cancellation = default)
    {
        var campaignRow = Rows(Visible().Where(found => found.Id == id));
        var (allMoves, allOrders) = (db.CampaignMoves.AsQueryable(), db.CampaignOrders.AsQueryable());
        var moves = allMoves.Where(move => move.CampaignId == id)
            .OrderByDescending(move => move.Id).Take(most + 1)
            .Select(move => new { MoveId = (long?)move.Id, OrderId = (long?)null });
        var orders = allOrders.Where(order => order.CampaignId == id && order.MoveId == null)
            .OrderBy(order => order.AnsweredAt == null ? 0 : 1).ThenByDescending(order => order.Id).Take(most + 1)
            .Select(order => new { MoveId = (long?)null, OrderId = (long?)order.Id });

        // Joined to the campaign, so that it comes along in one command, also without any.
        var rows = await (
            from row in campaignRow
            from line in moves.Concat(orders).DefaultIfEmpty()
            join move in allMoves on line.MoveId equals (long?)move.Id into itsMove
            from move in itsMove.DefaultIfEmpty()
            join order in allOrders on line.OrderId equals (long?)order.Id into itsOrder
            from order in itsOrder.DefaultIfEmpty()
            select new { Row = row, Move = move, Order = order }).AsNoTracking().ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var history = rows.Select(row => row.Move).OfType<CampaignMove>().OrderByDescending(move => move.Id).ToList();
        var asked = rows.Select(row => row.Order).OfType<CampaignOrder>()
            .OrderBy(order => order.AnsweredAt is not null).ThenByDescending(order => order.Id).ToList();
        return new CampaignDetails(
            rows[0].Row.View,
            [.. history.Take(most).Select(CampaignMoveView.Of)],
            [.. asked.Take(most).OrderByDescending(order => order.Id).Select(CampaignOrderView.Of)],
            history.Count > most || asked.Count > most);
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
        var rows = await Rows(db.Campaigns.Where(campaign => ids.Contains(campaign.Id))).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => row.View)
                .OrderBy(campaign => campaign.StartedAt ?? campaign.ScheduledAt).ThenBy(campaign => campaign.Id).Take(most),
        ];
    }

    private IQueryable<long> First(CampaignState state, int most) => Visible().Where(campaign => campaign.State == state)
        .OrderBy(campaign => campaign.ListedAt).ThenBy(campaign => campaign.Id).Take(most).Select(campaign => campaign.Id);

    // The order is joined by its id: for a row of it, all orders of the account would be numbered.
    private IQueryable<Row> Rows(IQueryable<ExpressCampaign> campaigns)
    {
        IQueryable<CampaignOrder> orders = db.CampaignOrders;
        return
            from campaign in campaigns
            join order in orders
                on campaign.Orders.AsQueryable().Where(CampaignOrder.IsShown)
                    .OrderBy(shown => shown.AnsweredAt == null ? 0 : 1).ThenByDescending(shown => shown.Id)
                    .Select(shown => (long?)shown.Id).FirstOrDefault()
                equals (long?)order.Id into shown
            from order in shown.DefaultIfEmpty()
            select new Row { Campaign = campaign, CategoryName = campaign.Category!.Name, Order = order };
    }

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

    private sealed class Row
    {
        public required ExpressCampaign Campaign { get; init; }

        public string? CategoryName { get; init; }

        public CampaignOrder? Order { get; init; }

        public CampaignView View => CampaignView.Of(Campaign, CategoryName, Order is null ? null : CampaignOrderView.Of(Order));
    }
}
