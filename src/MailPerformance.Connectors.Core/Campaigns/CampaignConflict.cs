namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Why an order is not even kept.</summary>
public enum CampaignConflict
{
    /// <summary>The campaign's state does not allow the move.</summary>
    IllegalMove,

    /// <summary>The campaign has changed since it was looked at.</summary>
    Stale,

    /// <summary>Nobody could stop the campaign at its new date, and whoever orders has not been told (<see cref="StopCoverageRule"/>).</summary>
    Uncovered,
}
