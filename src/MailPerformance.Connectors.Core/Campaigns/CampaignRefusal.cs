namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Why an order that was kept is not carried out. Stored as its number.</summary>
public enum CampaignRefusal
{
    /// <summary>For a reason that only the sending system's own words say.</summary>
    Other = 1,

    /// <summary>The sending system does not know the campaign.</summary>
    UnknownCampaign = 2,

    /// <summary>The campaign's state on the sending system does not allow it.</summary>
    NotPossible = 3,

    /// <summary>Before an answer came, the campaign ended in another way, or a later order was carried out.</summary>
    Overtaken = 4,
}
