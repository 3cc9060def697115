using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// « Couverture d'arrêt »: who can stop a campaign from a phone. That takes an activated connector with Lecture/Ecriture on an
/// available platform, a device of that platform that is still signed in, the account's option, access that is not suspended and
/// lasts until the campaign is sent (also when the later date is only asked for yet), and the campaign's category.
/// </summary>
public sealed class CampaignCoverage(ConnectorsDbContext db, CampaignReader campaigns, TimeProvider time)
{
    /// <summary>The scheduled and running campaigns of the account, the next one first.</summary>
    /// <param name="all">Those that whoever is signed in does not see, too.</param>
    public async Task<IReadOnlyList<CampaignCover>> ReadAsync(bool all = false)
    {
        var stoppable = await campaigns.StoppableAsync(all);
        if (stoppable.Count == 0)
        {
            return [];
        }

        var now = time.GetUtcNow().UtcDateTime;
        var stoppers = await StoppersAsync(now);
        return [.. stoppable.Select(campaign => CoverOf(campaign, stoppers, now))];
    }

    /// <summary>The cover of one campaign; null when it is neither scheduled nor under way.</summary>
    public async Task<CampaignCover?> OfAsync(CampaignView campaign)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return campaign.State is CampaignState.Validated or CampaignState.Sending ? CoverOf(campaign, await StoppersAsync(now), now) : null;
    }

    private static CampaignCover CoverOf(CampaignView campaign, IReadOnlyList<CampaignStopper> stoppers, DateTime now)
    {
        var needed = new[] { now, campaign.ScheduledAt ?? now, campaign.AskedAt ?? now }.Max();
        var allowed = stoppers.Where(stopper =>
            (stopper.AccessEndsAt is null || stopper.AccessEndsAt > needed)
            && CampaignVisibility.Sees(stopper.CategoryIds, campaign.CategoryId)).ToLookup(stopper => stopper.LastSeenAt is not null);
        return new CampaignCover(campaign, [.. allowed[true]], [.. allowed[false]]);
    }

    /// <summary>Whether one of these contacts can stop a campaign at this moment, whichever it is.</summary>
    internal Task<bool> AnyStopperAsync(IReadOnlyCollection<long> contactIds)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Rights(now).AnyAsync(contact => contactIds.Contains(contact.Id)
            && db.Set<MobileDevice>().Any(device => device.ContactId == contact.Id && device.EndedAt == null));
    }

    private IQueryable<MobileConnector> Connectors() => db.MobileConnectors.Where(connector =>
        connector.Privilege == ConnectorPrivilege.ReadWrite
        && connector.ActivatedAt != null
        && !connector.IsHeld
        && connector.Platform.Availability == PlatformAvailability.Available);

    // Who may stop campaigns, whether or not a phone is signed in.
    private IQueryable<Contact> Rights(DateTime now)
    {
        var connectors = Connectors();
        return db.Contacts.Allowed(now).Where(contact =>
            contact.Account.MobileConnectorsEnabled && connectors.Any(connector => connector.ContactId == contact.Id));
    }

    private async Task<IReadOnlyList<CampaignStopper>> StoppersAsync(DateTime now)
    {
        var signedInSince = now - MobileAccess.SignInLifetime;
        var connectors = Connectors();
        var rows = await (
            from contact in Rights(now)
            from category in db.Set<ContactCategory>().Where(chosen => chosen.ContactId == contact.Id).DefaultIfEmpty()
            select new
            {
                contact.Id,
                contact.FirstName,
                contact.LastName,
                contact.UserName,
                contact.AccessEndsAt,
                LastSeenAt = db.Set<MobileDevice>()
                    .Where(device => device.ContactId == contact.Id && device.EndedAt == null && device.LastUsedAt > signedInSince
                        && connectors.Any(connector => connector.ContactId == contact.Id && connector.PlatformId == device.PlatformId))
                    .Max(device => (DateTime?)device.LastUsedAt),
                CategoryId = (long?)category!.LabelId,
            }).ToListAsync();
        return
        [
            .. rows.GroupBy(row => row.Id).Select(contact => new CampaignStopper(
                    contact.Key,
                    contact.First().FirstName + " " + contact.First().LastName,
                    contact.First().UserName!,
                    contact.First().AccessEndsAt,
                    contact.First().LastSeenAt,
                    contact.Select(row => row.CategoryId).OfType<long>().ToHashSet()))
                .OrderByDescending(stopper => stopper.LastSeenAt).ThenBy(stopper => stopper.Name, StringComparer.Ordinal),
        ];
    }
}
