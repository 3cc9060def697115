namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Who can stop one scheduled or running campaign from a phone, the last seen first.</summary>
/// <param name="Absent">Those who could if they signed in from their phone again: nobody to count on tonight.</param>
/// <param name="IsMore">There may be more of both than were read, but none where the level says so.</param>
public sealed record CampaignCover(
    CampaignView Campaign, IReadOnlyList<CampaignStopper> Stoppers, IReadOnlyList<CampaignStopper> Absent, bool IsMore = false)
{
    public CoverLevel Level => Stoppers.Count switch { 0 => CoverLevel.None, 1 => CoverLevel.One, _ => CoverLevel.Several };
}

/// <summary>A contact who may stop campaigns from a phone.</summary>
/// <param name="AccessEndsAt">When the contact can sign in no more (UTC); null: no end.</param>
/// <param name="LastSeenAt">Last call that was answered, of the devices that are still connected; null: none is.</param>
/// <param name="CategoryIds">The categories that were asked about and whose campaigns the contact sees; none: all.</param>
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
