using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>What the address of the list says.</summary>
public sealed class CampaignListQuery
{
    public const int SearchMaxLength = 100;
    public const string StateName = "etat";
    public const string CategoryName = "categorie";

    [FromQuery(Name = StateName)]
    public CampaignState? State { get; set; }

    [FromQuery(Name = CategoryName)]
    public long? Category { get; set; }

    [FromQuery(Name = "recherche")]
    public string? Search { get; set; }

    [FromQuery(Name = "page")]
    public int? Page { get; set; }

    /// <summary>Of a search that is too long, its beginning.</summary>
    public CampaignQuery Asked(int page = 1, int pageSize = 1)
    {
        var search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        search = search?.Length > SearchMaxLength ? search[..SearchMaxLength] : search;
        return new CampaignQuery(State is { } state ? [state] : null, Category, search, Page: page, PageSize: pageSize);
    }
}
