using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// « Couverture d'arrêt »: who can stop a campaign from a phone (<see cref="StoppingConnectors"/>). That takes access that lasts until the
/// campaign is sent (also when the later date is only asked for yet), and the campaign's category. However large the account is, no more
/// is read than some people and the next campaigns; the level of each campaign is exact all the same.
/// </summary>
public sealed class CampaignCoverage(ConnectorsDbContext db, CampaignReader campaigns, TimeProvider time)
{
    /// <summary>How many campaigns are looked at.</summary>
    public const int MostCampaigns = 200;

    /// <summary>How many connectors of people who may stop campaigns are read; where there are more, people are not counted out.</summary>
    public const int MostPeople = 100;

    /// <summary>
    /// The scheduled and running campaigns that whoever is signed in sees, the next one first; one more than
    /// <see cref="MostCampaigns"/> stands for all others.
    /// </summary>
    public async Task<IReadOnlyList<CampaignCover>> ReadAsync()
    {
        var stoppable = await campaigns.StoppableAsync(MostCampaigns + 1);
        return stoppable.Count == 0 ? [] : await CoversAsync(stoppable);
    }

    /// <summary>The cover of one campaign; null when it is neither scheduled nor under way.</summary>
    public async Task<CampaignCover?> OfAsync(CampaignView campaign) =>
        campaign.State is CampaignState.Validated or CampaignState.Sending ? (await CoversAsync([campaign]))[0] : null;

    private async Task<IReadOnlyList<CampaignCover>> CoversAsync(IReadOnlyList<CampaignView> stoppable)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var stopping = new StoppingConnectors(db, now);
        var needed = stoppable.Select(campaign => StopReaches.Latest(now, campaign.ScheduledAt, campaign.AskedAt)).ToList();
        var categoryIds = CategoryIds(stoppable);
        var rows = await FirstAsync(stopping, categoryIds, needed.Min());
        var isMore = rows.Select(row => row.ConnectorId).Distinct().Count() > MostPeople;
        var covers = CoversOf(stoppable, needed, rows, isMore);
        if (isMore && covers.Any(cover => cover.Level != CoverLevel.Several))
        {
            rows.AddRange(await LongestAsync(stopping, categoryIds));
            covers = CoversOf(stoppable, needed, rows, isMore);
        }

        return covers;
    }

    private static List<long> CategoryIds(IEnumerable<CampaignView> campaigns) =>
        [.. campaigns.Select(campaign => campaign.CategoryId).OfType<long>().Distinct()];

    private static List<CampaignCover> CoversOf(
        IReadOnlyList<CampaignView> stoppable, List<DateTime> needed, List<Row> rows, bool isMore)
    {
        var stoppers = rows.GroupBy(row => row.ContactId, (_, own) => StopperOf([.. own]))
            .OrderByDescending(stopper => stopper.LastSeenAt).ThenBy(stopper => stopper.Name, StringComparer.Ordinal).ToList();
        return [.. stoppable.Select((campaign, index) => CoverOf(campaign, needed[index], stoppers, isMore))];
    }

    private static CampaignCover CoverOf(CampaignView campaign, DateTime needed, List<CampaignStopper> stoppers, bool isMore)
    {
        var allowed = stoppers.Where(stopper =>
            (stopper.AccessEndsAt is null || stopper.AccessEndsAt > needed)
            && CampaignVisibility.Sees(stopper.CategoryIds, campaign.CategoryId)).ToLookup(stopper => stopper.LastSeenAt is not null);
        return new CampaignCover(campaign, [.. allowed[true]], [.. allowed[false]], isMore);
    }

    private static CampaignStopper StopperOf(List<Row> own) => new(
        own[0].ContactId!.Value,
        own[0].FirstName + " " + own[0].LastName,
        own[0].Login!,
        own[0].Until == ContactAccess.Never ? null : own[0].Until,
        own.Max(row => row.LastSeenAt),
        own.Exists(row => row.CategoryId is null) ? [] : own.Select(row => row.CategoryId).OfType<long>().ToHashSet());

    // Those who may stop some of the campaigns, to a bound.
    private Task<List<Row>> FirstAsync(StoppingConnectors stopping, List<long> categoryIds, DateTime latest)
    {
        var links = db.Set<ContactCategory>().Where(link => categoryIds.Contains(link.LabelId));
        var first = StoppingConnectors.InOrder(stopping.Seeing(stopping.Allowed, categoryIds)
            .Where(connector => connector.SuspendedFrom > latest)).Take(MostPeople + 1);
        return Shown(
            from connector in first
            from link in links.Where(link => link.ContactId == connector.ContactId).DefaultIfEmpty()
            select new Found { Connector = connector, CategoryId = (long?)link!.LabelId },
            stopping).ToListAsync();
    }

    // Of each category the two who can stop its campaigns longest, whom the bound may have left out. A campaign that neither of them can
    // stop nobody can.
    private async Task<List<Row>> LongestAsync(StoppingConnectors stopping, List<long> categoryIds)
    {
        var rows = await Enumerable.Range(0, 2)
            .SelectMany(place => new[] { OfCategories(stopping, categoryIds, place), OfNone(stopping, place) })
            .Select(found => Shown(found, stopping)).Aggregate((one, other) => one.Concat(other)).ToListAsync();
        return rows.FindAll(row => row.ConnectorId is not null);
    }

    private IQueryable<Found> OfCategories(StoppingConnectors stopping, List<long> categoryIds, int place)
    {
        var (people, links) = (StoppingConnectors.InOrder(stopping.People), db.Set<ContactCategory>());
        return
            from category in db.Set<Category>().Where(category => categoryIds.Contains(category.Id))
            join connector in db.Set<MobileConnector>()
                on people
                    .Where(one => !links.Any(link => link.ContactId == one.ContactId)
                        || links.Any(link => link.ContactId == one.ContactId && link.LabelId == category.Id))
                    .Select(one => one.Id).Skip(place).FirstOrDefault()
                equals connector.Id into joined

            // From the left, or a database begins with all connectors and looks for the categories of each.
            from connector in joined.DefaultIfEmpty()
            select new Found { Connector = connector, CategoryId = category.Id };
    }

    private IQueryable<Found> OfNone(StoppingConnectors stopping, int place)
    {
        var people = StoppingConnectors.InOrder(stopping.SeeingAll(stopping.People)).Select(connector => connector.Id);
        return db.MobileConnectors.Where(connector => connector.Id == people.Skip(place).FirstOrDefault())
            .Select(connector => new Found { Connector = connector, CategoryId = null });
    }

    private static IQueryable<Row> Shown(IQueryable<Found> found, StoppingConnectors stopping) => found.Select(one => new Row
    {
        ConnectorId = (long?)one.Connector!.Id,
        ContactId = (long?)one.Connector.ContactId,
        FirstName = one.Connector.Contact.FirstName,
        LastName = one.Connector.Contact.LastName,
        Login = one.Connector.Contact.UserName!,
        Until = (DateTime?)one.Connector.SuspendedFrom,
        LastSeenAt = stopping.Devices
            .Where(device => device.ContactId == one.Connector.ContactId && device.PlatformId == one.Connector.PlatformId)
            .Max(device => (DateTime?)device.LastUsedAt),
        CategoryId = one.CategoryId,
    });

    private sealed class Found
    {
        public required MobileConnector? Connector { get; init; }

        public long? CategoryId { get; init; }
    }

    private sealed class Row
    {
        /// <summary>Null: nobody can stop campaigns of the category, and there is nothing else in the row.</summary>
        public long? ConnectorId { get; init; }

        public long? ContactId { get; init; }

        public string? FirstName { get; init; }

        public string? LastName { get; init; }

        public string? Login { get; init; }

        public DateTime? Until { get; init; }

        public DateTime? LastSeenAt { get; init; }

        /// <summary>A category whose campaigns the contact sees; null: it sees all.</summary>
        public long? CategoryId { get; init; }
    }
}
