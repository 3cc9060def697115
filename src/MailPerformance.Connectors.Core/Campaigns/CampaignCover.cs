namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Who can stop one scheduled or running campaign from a phone, the last seen first.</summary>
public sealed record CampaignCover(CampaignView Campaign, IReadOnlyList<CampaignStopper> Stoppers)
{
    public CoverLevel Level => Stoppers.Count switch { 0 => CoverLevel.None, 1 => CoverLevel.One, _ => CoverLevel.Several };
}

/// <summary>A contact whose phone can stop campaigns at this moment.</summary>
/// <param name="AccessEndsAt">When the contact can sign in no more (UTC); null: no end.</param>
/// <param name="LastSeenAt">Last call that was answered, of the devices that are still connected; null: none is, the contact has to sign in again.</param>
/// <param name="CategoryIds">The categories whose campaigns the contact sees; none: all.</param>
public sealed record CampaignStopper(
    long ContactId,
    string Name,
    string Login,
    DateTime? AccessEndsAt,
    DateTime? LastSeenAt,
    IReadOnlyCollection<long> CategoryIds);

/// <summary>How many can stop a campaign: none is an alarm, one a warning.</summary>
public enum CoverLevel
{
    None,
    One,
    Several,
}
