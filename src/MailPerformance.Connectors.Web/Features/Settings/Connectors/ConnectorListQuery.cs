using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>What the address of the list says; the page number is that of one platform.</summary>
public sealed class ConnectorListQuery
{
    public const string PlatformName = "plateforme";

    [FromQuery(Name = PlatformName)]
    public string? Platform { get; set; }

    [FromQuery(Name = "tri")]
    public string? Sort { get; set; }

    [FromQuery(Name = "sens")]
    public string? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int? Page { get; set; }

    public bool Descending => Direction == "desc";
}
