namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>One campaign of an import, as a file gives it.</summary>
/// <param name="Place">Where it stands in the file, for messages.</param>
/// <param name="Category">Name of a category of the account; null: none.</param>
/// <param name="StateAt">Since when the campaign is in that state; null: unknown.</param>
public sealed record ImportedCampaign(
    string Place,
    string? Key,
    string? Name,
    string? Subject,
    string? Category,
    CampaignState? State,
    DateTime? ScheduledAt,
    DateTime? StateAt,
    IReadOnlyList<ImportedPoint> Points);

/// <summary>The counts of a campaign at an instant.</summary>
public sealed record ImportedPoint(string Place, DateTime? At, CampaignCounts Counts);

/// <summary>What an import did.</summary>
/// <param name="Kept">Campaigns whose state the file would have changed against a later decision made on a phone.</param>
public sealed record CampaignImportResult(int Added, int Updated, IReadOnlyList<string> Kept);
