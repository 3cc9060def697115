using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>The counts of a campaign as they stood at an instant: one point of its time series.</summary>
[NotInJournal]
public sealed class CampaignPoint : IAccountOwned
{
    public long AccountId { get; set; }

    public long CampaignId { get; set; }

    public DateTime At { get; set; }

    public CampaignCounts Counts { get; set; } = new();
}
