namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What can happen to a campaign. Stored as its number.</summary>
public enum CampaignMoveKind
{
    /// <summary>Draft to Validated.</summary>
    Validate = 1,

    /// <summary>Validated back to Draft: it will not be sent.</summary>
    Devalidate = 2,

    /// <summary>Validated stays Validated, at another date.</summary>
    Reschedule = 3,

    /// <summary>Validated to Sending: its date has come.</summary>
    Start = 4,

    /// <summary>Sending to Sent.</summary>
    Finish = 5,

    /// <summary>Sending to Interrupted.</summary>
    Interrupt = 6,
}
