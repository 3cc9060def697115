namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Which campaigns to list; what is null or empty leaves nothing out.</summary>
/// <param name="Search">A part of the name, without regard to case and accents.</param>
/// <param name="From">First instant (UTC) of what <see cref="ExpressCampaign.ListedAt"/> may be.</param>
/// <param name="To">First instant (UTC) that it may not be any more.</param>
/// <param name="Page">From 1.</param>
public sealed record CampaignQuery(
    IReadOnlyCollection<CampaignState>? States = null,
    long? CategoryId = null,
    string? Search = null,
    DateTime? From = null,
    DateTime? To = null,
    int Page = 1,
    int PageSize = 25);
