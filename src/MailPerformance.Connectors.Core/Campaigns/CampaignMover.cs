namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Who moves a campaign, in words that stay true when the contact or the device is gone.</summary>
public sealed record CampaignMover(long ContactId, string ContactName, string? DeviceName);
