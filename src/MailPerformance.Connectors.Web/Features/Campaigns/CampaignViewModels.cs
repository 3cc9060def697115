using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

public sealed record CampaignListViewModel(
    IReadOnlyList<CampaignView> Rows,
    PagePosition Position,
    ListLinks Links,
    IReadOnlyList<SelectListItem> States,
    IReadOnlyList<SelectListItem> Categories)
{
    public bool IsFiltered => Links.Search is not null || Links.More is { Count: > 0 };
}

/// <param name="Cover">Who can stop it; null: it is neither scheduled nor under way.</param>
public sealed record CampaignViewModel(
    CampaignView Campaign,
    CampaignRates Rates,
    IReadOnlyList<CampaignMoveView> History,
    CampaignCover? Cover,
    TimeChart? Chart,
    FunnelChart? Funnel);
