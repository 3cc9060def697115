using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Rule 6: nobody loses the last phone that can stop a scheduled or running campaign without being asked. Concerned by whatever may
/// keep somebody from stopping campaigns, and by a later date of a campaign; asks when one of those people could stop one before and
/// nobody can afterwards.
/// </summary>
public sealed class StopCoverageRule(ConnectorsDbContext db, TimeProvider time) : IAccountRule
{
    /// <summary>Field of the error that asks.</summary>
    public const string Field = "AcceptUncovered";

    private const int Named = 3;

    private static readonly string[] Access = [nameof(Contact.LockedAt), nameof(Contact.AccessEndsAt)];

    private static readonly string[] Gift = [nameof(MobileConnector.Privilege), nameof(MobileConnector.IsHeld)];

    public string ConsentField => Field;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var moved = Moved(changes);
        if (await BeforeAsync(changes, moved.Count > 0) is not { } before)
        {
            return null;
        }

        // What has moved is looked at one by one: it had another date or category.
        var covered = moved.Count == 0
            ? []
            : (await NeedsAsync(moved)).Where(before.Covers).Select(campaign => campaign.Id).ToHashSet();
        return RuleCheck.Ask(async () =>
        {
            var lost = await LostAsync(before, moved, covered);
            return lost.Count == 0 ? null : new WriteError(Field, await MessageAsync(write, lost));
        });
    }

    // Until when those whom the changes reach could stop campaigns; null: they reach nobody who can stop any.
    private async Task<StopReach?> BeforeAsync(WriteChanges changes, bool hasMoved)
    {
        if (hasMoved || ConcernsAll(changes))
        {
            var all = await db.CategoryReachesAsync(Now);
            return all.Any(category => category.Until is not null) ? Of(all) : null;
        }

        var ids = Concerned(changes);
        return ids.Count == 0 ? null : await db.ReachOfAsync(ids, Now);
    }

    // Campaigns that could be stopped and cannot any more. Of a category that somebody can stop to its last date, none is read.
    private async Task<List<CampaignNeed>> LostAsync(StopReach before, HashSet<long> moved, HashSet<long> covered)
    {
        var all = await db.CategoryReachesAsync(Now);
        var after = Of(all);
        var shortened = all.Where(category => !(category.Until > category.Last) && before.IsLongerThan(after, category.CategoryId))
            .Select(category => category.CategoryId).ToList();
        var lost = new List<CampaignNeed>();
        if (shortened.Count > 0)
        {
            var (ids, hasNone) = (shortened.OfType<long>().ToList(), shortened.Contains(null));
            lost.AddRange((await db.NeedsAsync(
                    campaigns => campaigns.Where(campaign =>
                        campaign.CategoryId == null ? hasNone : ids.Contains(campaign.CategoryId.Value)),
                    Now))
                .Where(campaign => !moved.Contains(campaign.Id) && before.Covers(campaign)));
        }

        if (covered.Count > 0)
        {
            lost.AddRange(await NeedsAsync(covered));
        }

        return [.. lost.Where(campaign => !after.Covers(campaign))];
    }

    private Task<List<CampaignNeed>> NeedsAsync(HashSet<long> ids) =>
        db.NeedsAsync(campaigns => campaigns.Where(campaign => EF.Parameter(ids).Contains(campaign.Id)), Now);

    private static StopReach Of(List<CategoryReach> all) =>
        new(categoryId => all.FirstOrDefault(category => category.CategoryId == categoryId)?.Until);

    // Changes of which it is not known whom they reach.
    private static bool ConcernsAll(WriteChanges changes) =>
        changes.Changed<Account>(nameof(Account.MobileConnectorsEnabled), nameof(Account.IsActive)).Any()
        || changes.IsSetChanged<MobilePlatform>(nameof(MobilePlatform.Availability))
        || changes.IsSetChanged<Contact>(Access)
        || changes.IsSetChanged<MobileDevice>(nameof(MobileDevice.EndedAt))
        || changes.IsSetChanged<MobileConnector>(Gift);

    private static HashSet<long> Concerned(WriteChanges changes) =>
    [
        .. changes.Changed<Contact>(Access).Concat(changes.Deleted<Contact>()).Select(contact => contact.Id),
        .. changes.Changed<MobileConnector>(Gift).Concat(changes.Deleted<MobileConnector>())
            .Select(connector => connector.ContactId),
        .. changes.Changed<MobileDevice>(nameof(MobileDevice.EndedAt)).Concat(changes.Deleted<MobileDevice>())
            .Select(device => device.ContactId),
        .. changes.Added<ContactCategory>().Concat(changes.Deleted<ContactCategory>()).Select(link => link.ContactId),
    ];

    // Into another category, or to a later date, at which some of those who could stop it may not sign in any more. An earlier one loses
    // nobody.
    private static HashSet<long> Moved(WriteChanges changes) =>
    [
        .. changes.Changed<ExpressCampaign>(nameof(ExpressCampaign.CategoryId)).Select(campaign => campaign.Id),
        .. changes.Changed<ExpressCampaign>(nameof(ExpressCampaign.ScheduledAt)).Where(campaign =>
                campaign.ScheduledAt > changes.Before<DateTime?>(campaign, nameof(ExpressCampaign.ScheduledAt)))
            .Select(campaign => campaign.Id),
        .. changes.Added<CampaignOrder>().Where(order => order.AnsweredAt is null && order.ScheduledAt > order.Campaign.ScheduledAt)
            .Select(order => order.Campaign.Id),
    ];

    // Campaigns are named only to those who see them on their page or phone, and to the operator.
    private async Task<string> MessageAsync(AccountWrite write, List<CampaignNeed> lost)
    {
        var names = new List<string>();
        if (write.Authority.Needs(Permissions.Campaigns) is null
            || write.Authority.MoveCampaigns() is null
            || write.Authority.Operate() is null)
        {
            var ids = lost.Select(campaign => campaign.Id).ToList();
            var seen = await db.Campaigns.VisibleTo(db, write.Actor.ContactId)
                .Where(campaign => EF.Parameter(ids).Contains(campaign.Id)).Select(campaign => campaign.Id).ToListAsync();
            names.AddRange(lost.Where(campaign => seen.Contains(campaign.Id)).Take(Named)
                .Select(campaign => CoreTexts.Get("Quoted", campaign.Name)));
        }

        var others = lost.Count - names.Count;
        if (others > 0)
        {
            names.Add(CoreTexts.Get((names.Count, others) switch
            {
                (0, 1) => "Coverage_OneCampaign",
                (0, _) => "Coverage_Campaigns",
                (_, 1) => "Coverage_OneOther",
                _ => "Coverage_Others",
            }, others));
        }

        return CoreTexts.Get("Coverage_Lost", string.Join(", ", names));
    }
}
