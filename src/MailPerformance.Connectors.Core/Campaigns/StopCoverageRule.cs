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
/// keep somebody from stopping campaigns, and by a later date of a campaign; asks when one of those people could stop one before.
/// </summary>
public sealed class StopCoverageRule(ConnectorsDbContext db, CampaignCoverage coverage) : IAccountRule
{
    /// <summary>Field of the error that asks.</summary>
    public const string Field = "AcceptUncovered";

    private const int Named = 3;

    private static readonly string[] Access = [nameof(Contact.LockedAt), nameof(Contact.AccessEndsAt)];

    private static readonly string[] Gift = [nameof(MobileConnector.Privilege), nameof(MobileConnector.IsHeld)];

    public string ConsentField => Field;

    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        if (!ConcernsAll(changes))
        {
            var ids = Concerned(changes);
            if (ids.Count == 0 || !await coverage.AnyStopperAsync(ids))
            {
                return null;
            }
        }

        var covered = (await coverage.ReadAsync(all: true))
            .Where(cover => cover.Level != CoverLevel.None).Select(cover => cover.Campaign.Id).ToHashSet();
        return covered.Count == 0 ? null : RuleCheck.Ask(async () =>
        {
            var lost = (await coverage.ReadAsync(all: true))
                .Where(cover => cover.Level == CoverLevel.None && covered.Contains(cover.Campaign.Id))
                .Select(cover => cover.Campaign).ToList();
            return lost.Count == 0 ? null : new WriteError(Field, await MessageAsync(write, lost));
        });
    }

    // Changes of which it is not known whom they reach.
    private static bool ConcernsAll(WriteChanges changes) =>
        changes.Changed<Account>(nameof(Account.MobileConnectorsEnabled), nameof(Account.IsActive)).Any()
        || changes.Changed<ExpressCampaign>(nameof(ExpressCampaign.CategoryId)).Any()
        || IsPutOff(changes)
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

    // To a later date, at which some of those who could stop it may not sign in any more. An earlier one loses nobody.
    private static bool IsPutOff(WriteChanges changes) =>
        changes.Changed<ExpressCampaign>(nameof(ExpressCampaign.ScheduledAt)).Any(campaign =>
            campaign.ScheduledAt > changes.Before<DateTime?>(campaign, nameof(ExpressCampaign.ScheduledAt)))
        || changes.Added<CampaignOrder>().Any(order => order.AnsweredAt is null && order.ScheduledAt > order.Campaign.ScheduledAt);

    // Campaigns are named only to those who see them on their page or phone, and to the operator.
    private async Task<string> MessageAsync(AccountWrite write, List<CampaignView> lost)
    {
        var names = new List<string>();
        if (write.Authority.Needs(Permissions.Campaigns) is null
            || write.Authority.MoveCampaigns() is null
            || write.Authority.Operate() is null)
        {
            var ids = lost.Select(campaign => campaign.Id).ToList();
            var seen = await db.Campaigns.VisibleTo(db, write.Actor.ContactId)
                .Where(campaign => ids.Contains(campaign.Id)).Select(campaign => campaign.Id).ToListAsync();
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
