namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>How far an order has come. Stored as its number.</summary>
public enum CampaignOrderState
{
    /// <summary>It will be sent, whatever happens to this program.</summary>
    Kept = 1,

    /// <summary>Sent at least once; the sending system has not said what became of it.</summary>
    Sent = 2,

    /// <summary>The sending system has done it.</summary>
    Confirmed = 3,

    /// <summary>The sending system will not do it, see <see cref="CampaignRefusal"/>.</summary>
    Refused = 4,
}
