using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// How many scheduled and running campaigns nobody can stop from a phone, of all accounts that have phones. It looks at the next
/// <see cref="Most"/> of each state and, for each account and category among them, at one step of an index: however large accounts are,
/// it costs no more.
/// </summary>
public sealed class UncoveredCampaigns(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How many campaigns of each state are looked at, the next ones first.</summary>
    public const int Most = 100;

    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var uncovered = 0;
        foreach (var own in (await NextAsync(cancellation)).GroupBy(campaign => campaign.AccountId))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(own.Key, Entrance.Job);
            var reach = await ReachAsync(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>(), [.. own], now, cancellation);
            uncovered += own.Count(campaign =>
                !(reach.Until(campaign.CategoryId) > StopReaches.Latest(now, campaign.ScheduledAt, campaign.AskedAt)));
        }

        return uncovered;
    }

    private async Task<List<Next>> NextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var found = await Of(db, CampaignState.Sending).ToListAsync(cancellation);
        found.AddRange(await Of(db, CampaignState.Validated).ToListAsync(cancellation));
        return found;
    }

    private static IQueryable<Next> Of(ConnectorsDbContext db, CampaignState state) =>
        db.Campaigns.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(campaign => campaign.State == state && campaign.Account.MobileConnectorsEnabled && campaign.Account.IsActive)
            .OrderBy(campaign => campaign.ScheduledAt).Take(Most)
            .Select(campaign => new Next
            {
                AccountId = campaign.AccountId,
                CategoryId = campaign.CategoryId,
                ScheduledAt = campaign.ScheduledAt,
                AskedAt = campaign.Orders.Where(order => order.MoveId == null && order.AnsweredAt == null)
                    .OrderByDescending(order => order.Id).Select(order => order.ScheduledAt).FirstOrDefault(),
            });

    private static async Task<StopReach> ReachAsync(
        ConnectorsDbContext db, IReadOnlyList<Next> campaigns, DateTime now, CancellationToken cancellation)
    {
        var stopping = new StoppingConnectors(db, now);
        var (able, links) = (StoppingConnectors.InOrder(stopping.Able), db.Set<ContactCategory>());
        var ids = campaigns.Select(campaign => campaign.CategoryId).OfType<long>().Distinct().ToList();
        var untils = ids.Count == 0 ? [] : await db.Set<Category>().Where(category => ids.Contains(category.Id))
            .Select(category => new
            {
                category.Id,
                Until = able.Where(connector => !links.Any(link => link.ContactId == connector.ContactId)
                        || links.Any(link => link.ContactId == connector.ContactId && link.LabelId == category.Id))
                    .Select(connector => (DateTime?)connector.SuspendedFrom).FirstOrDefault(),
            }).ToDictionaryAsync(category => category.Id, category => category.Until, cancellation);
        var untilOfNone = campaigns.All(campaign => campaign.CategoryId is not null) ? null
            : await stopping.SeeingAll(able).Select(connector => (DateTime?)connector.SuspendedFrom).FirstOrDefaultAsync(cancellation);
        return new StopReach(categoryId => categoryId is { } id ? untils.GetValueOrDefault(id) : untilOfNone);
    }

    private sealed class Next
    {
        public required long AccountId { get; init; }

        public required long? CategoryId { get; init; }

        public required DateTime? ScheduledAt { get; init; }

        public required DateTime? AskedAt { get; init; }
    }
}
