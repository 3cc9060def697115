using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Until when the campaigns of each category can be stopped by somebody: campaigns of one category need the same people, and whoever can
/// stop one can stop every earlier one. So a rule asks for one person of each category instead of all.
/// </summary>
internal sealed class StopReach(Func<long?, DateTime?> until)
{
    public bool IsLongerThan(StopReach other, long? categoryId) => until(categoryId) is { } mine && !(other.Until(categoryId) >= mine);

    public DateTime? Until(long? categoryId) => until(categoryId);

    public bool Covers(CampaignNeed campaign) => until(campaign.CategoryId) > campaign.Needed;
}

/// <summary>A scheduled or running campaign, to a rule.</summary>
/// <param name="Needed">Somebody who can stop it can do so after this instant.</param>
internal sealed record CampaignNeed(long Id, string Name, long? CategoryId, DateTime Needed);

/// <summary>A category of scheduled or running campaigns; null: those without any.</summary>
/// <param name="Last">The latest date of its campaigns, or a later one.</param>
/// <param name="Until">See <see cref="StopReach"/>.</param>
internal sealed record CategoryReach(long? CategoryId, DateTime Last, DateTime? Until);

/// <summary>Reads how far campaigns can be stopped, in one command each.</summary>
internal static class StopReaches
{
    /// <summary>By anybody, for each category that has such campaigns: one step of an index for each.</summary>
    public static async Task<List<CategoryReach>> CategoryReachesAsync(this ConnectorsDbContext db, DateTime now)
    {
        var stopping = new StoppingConnectors(db, now);
        var (able, links) = (StoppingConnectors.InOrder(stopping.Able), db.Set<ContactCategory>());
        // Those without an answer are few, and a range of an index.
        var asked = db.CampaignOrders.Where(order => order.NextAttemptAt != null && order.AnsweredAt == null);
        var rows = await (
            from campaign in DatesOf(db, CampaignState.Sending).Concat(DatesOf(db, CampaignState.Validated))
            group campaign by campaign.CategoryId into category
            select new
            {
                CategoryId = category.Key,
                Last = category.Max(campaign => campaign.ScheduledAt),
                Asked = asked.Max(order => order.ScheduledAt),
                Until = able.Where(connector => !links.Any(link => link.ContactId == connector.ContactId)
                        || links.Any(link => link.ContactId == connector.ContactId && link.LabelId == category.Key))
                    .Select(connector => (DateTime?)connector.SuspendedFrom).FirstOrDefault(),
            }).ToListAsync();
        return rows.ConvertAll(row => new CategoryReach(row.CategoryId, Latest(now, row.Last, row.Asked), row.Until));
    }

    // One state after another: for both at once a database would rather walk over all campaigns, category by category.
    private static IQueryable<CategoryDate> DatesOf(ConnectorsDbContext db, CampaignState state) =>
        db.Campaigns.Where(campaign => campaign.State == state)
            .Select(campaign => new CategoryDate { CategoryId = campaign.CategoryId, ScheduledAt = campaign.ScheduledAt });

    /// <summary>By these contacts; null: none of them can stop any.</summary>
    public static async Task<StopReach?> ReachOfAsync(this ConnectorsDbContext db, IReadOnlyCollection<long> contactIds, DateTime now)
    {
        var rows = await (
            from connector in StoppingConnectors.Of(db, contactIds, now).Able
            from category in db.Set<ContactCategory>().Where(chosen => chosen.ContactId == connector.ContactId).DefaultIfEmpty()
            select new { connector.ContactId, connector.SuspendedFrom, CategoryId = (long?)category!.LabelId }).ToListAsync();
        var contacts = rows.GroupBy(row => row.ContactId, (_, own) => own.ToList()).Select(own => (
            own[0].SuspendedFrom, CategoryIds: own.Select(row => row.CategoryId).OfType<long>().ToHashSet())).ToList();
        return contacts.Count == 0 ? null : new StopReach(categoryId => contacts
            .Where(contact => CampaignVisibility.Sees(contact.CategoryIds, categoryId))
            .Max(contact => (DateTime?)contact.SuspendedFrom));
    }

    /// <summary>Scheduled and running campaigns, the next one first.</summary>
    public static async Task<List<CampaignNeed>> NeedsAsync(
        this ConnectorsDbContext db, Func<IQueryable<ExpressCampaign>, IQueryable<ExpressCampaign>> which, DateTime now)
    {
        // Sorted here: a database would rather walk over all campaigns in their order than sort a few.
        var rows = await which(db.Campaigns.Where(campaign =>
                campaign.State == CampaignState.Validated || campaign.State == CampaignState.Sending))
            .Select(campaign => new
            {
                campaign.Id,
                campaign.ListedAt,
                campaign.Name,
                campaign.CategoryId,
                campaign.ScheduledAt,
                AskedAt = campaign.Orders.Where(order => order.MoveId == null && order.AnsweredAt == null)
                    .OrderByDescending(order => order.Id).Select(order => order.ScheduledAt).FirstOrDefault(),
            }).ToListAsync();
        return
        [
            .. rows.OrderBy(row => row.ListedAt).ThenBy(row => row.Id)
                .Select(row => new CampaignNeed(row.Id, row.Name, row.CategoryId, Latest(now, row.ScheduledAt, row.AskedAt))),
        ];
    }

    /// <summary>The instant after which a campaign must be stoppable.</summary>
    public static DateTime Latest(DateTime now, DateTime? scheduledAt, DateTime? askedAt) =>
        new[] { now, scheduledAt ?? now, askedAt ?? now }.Max();

    private sealed class CategoryDate
    {
        public long? CategoryId { get; init; }

        public DateTime? ScheduledAt { get; init; }
    }
}
