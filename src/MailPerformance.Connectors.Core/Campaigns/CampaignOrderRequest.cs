namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What somebody wants to happen to a campaign, before it is kept as a <see cref="CampaignOrder"/>.</summary>
/// <param name="ScheduledAt">The new date (UTC) of a <see cref="CampaignMoveKind.Reschedule"/>.</param>
/// <param name="ExpectedVersion">The version that was looked at; null: whatever it is now.</param>
/// <param name="IdempotencyKey">The same key is the same order, however often it comes; null: every call is a new one.</param>
public sealed record CampaignOrderRequest(
    long CampaignId,
    CampaignMoveKind Kind,
    DateTime? ScheduledAt = null,
    long? ExpectedVersion = null,
    string? IdempotencyKey = null);
