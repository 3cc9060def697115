using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Takes a write back that would leave a scheduled or running campaign with nobody who can stop it from a phone, until whoever
/// writes has seen that and goes on (<see cref="CoverageConsent"/>).
/// </summary>
public sealed class CoverageGuard(ConnectorsDbContext db, CampaignCoverage coverage, CoverageConsent consent)
{
    /// <summary>Field of the error that asks.</summary>
    public const string Field = "AcceptUncovered";

    private const int Named = 3;

    /// <summary>Called by a write before it changes who may do what.</summary>
    public async Task WatchAsync(AccountWrite write)
    {
        if (consent.IsGiven)
        {
            return;
        }

        var covered = Covered(await coverage.ReadAsync(all: true));
        if (covered.Count > 0)
        {
            write.CheckAfterSave(async () =>
            {
                var still = Covered(await coverage.ReadAsync(all: true));
                var lost = covered.Where(campaign => !still.ContainsKey(campaign.Key)).Select(campaign => campaign.Value).ToList();
                return lost.Count == 0 ? null : new WriteError(Field, await MessageAsync(write, lost));
            });
        }
    }

    private static Dictionary<long, CampaignView> Covered(IEnumerable<CampaignCover> covers) =>
        covers.Where(cover => cover.Level != CoverLevel.None).ToDictionary(cover => cover.Campaign.Id, cover => cover.Campaign);

    // Campaigns are named only to those who see them on their page.
    private async Task<string> MessageAsync(AccountWrite write, List<CampaignView> lost)
    {
        var names = new List<string>();
        if (write.Actor.Holds(Permissions.Campaigns))
        {
            var ids = lost.Select(campaign => campaign.Id).ToList();
            var seen = await db.Campaigns.VisibleTo(db, write.Actor.ContactId)
                .Where(campaign => ids.Contains(campaign.Id)).Select(campaign => campaign.Id).ToListAsync();
            names.AddRange(lost.Where(campaign => seen.Contains(campaign.Id)).Take(Named).Select(campaign => CoreTexts.Get("Quoted", campaign.Name)));
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
