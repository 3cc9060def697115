using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// What has happened to a campaign: one line of its history, never changed. It keeps the names as they were, so it outlives the
/// contact and the device.
/// </summary>
public sealed class CampaignMove : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long CampaignId { get; set; }

    public CampaignMoveKind Kind { get; set; }

    public CampaignState From { get; set; }

    public CampaignState To { get; set; }

    public DateTime At { get; set; }

    /// <summary>Who; null: the sending system. The contact may be gone since.</summary>
    public long? ContactId { get; set; }

    /// <summary>The contact's whole name and login at that time; null: the sending system.</summary>
    public string? ContactName { get; set; }

    public string? DeviceName { get; set; }

    /// <summary>Planned date before the move, when the move has changed it.</summary>
    public DateTime? OldScheduledAt { get; set; }

    /// <summary>Planned date after the move, when the move has set one.</summary>
    public DateTime? NewScheduledAt { get; set; }
}
