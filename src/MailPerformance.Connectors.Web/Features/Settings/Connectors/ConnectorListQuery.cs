using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>What the address of the list says; the page is that of one platform.</summary>
public sealed class ConnectorListQuery
{
    public const string PlatformName = "plateforme";
    public const string AfterName = "apres";
    public const string BeforeName = "avant";
    public const string PartName = "partie";
    public const string LastPart = "fin";
    public const string CountName = "compte";
    public const string ExactCount = "exact";

    public const string StateName = "etat";
    public const string PrivilegeName = "droit";
    public const string PhoneName = "telephone";
    public const string GiverName = "donne-par";

    private const string LastName = "nom";

    private static readonly Dictionary<string, ConnectorOrder> Orders = new()
    {
        [LastName] = ConnectorOrder.ByLastName,
        ["prenom"] = ConnectorOrder.ByFirstName,
        ["utilisateur"] = ConnectorOrder.ByLogin,
        ["privilege"] = ConnectorOrder.ByPrivilege,
        ["activation"] = ConnectorOrder.ByActivation,
    };

    [FromQuery(Name = PlatformName)]
    public string? Platform { get; set; }

    [FromQuery(Name = "tri")]
    public string? Sort { get; set; }

    [FromQuery(Name = "sens")]
    public string? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int? Page { get; set; }

    /// <summary>The connector behind which the page begins.</summary>
    [FromQuery(Name = AfterName)]
    public long? After { get; set; }

    /// <summary>The connector before which the page ends.</summary>
    [FromQuery(Name = BeforeName)]
    public long? Before { get; set; }

    [FromQuery(Name = PartName)]
    public string? Part { get; set; }

    [FromQuery(Name = CountName)]
    public string? Count { get; set; }

    /// <summary>One of <see cref="ConnectorFilters.States"/>.</summary>
    [FromQuery(Name = StateName)]
    public string? State { get; set; }

    /// <summary>One of <see cref="ConnectorFilters.Privileges"/>.</summary>
    [FromQuery(Name = PrivilegeName)]
    public string? Privilege { get; set; }

    [FromQuery(Name = PhoneName)]
    public string? Phone { get; set; }

    /// <summary>The contact who gave them.</summary>
    [FromQuery(Name = GiverName)]
    public long? Giver { get; set; }

    /// <summary>The connector that was changed just now.</summary>
    [FromQuery(Name = ListPlace.RowName)]
    public long? Changed { get; set; }

    public bool Descending => Direction == "desc";

    public bool IsLast => Part == LastPart;

    public bool IsExact => Count == ExactCount;

    /// <summary>The order, by its word; the last name's for any other word.</summary>
    public string SortWord => Sort is not null && Orders.ContainsKey(Sort) ? Sort : LastName;

    public ConnectorOrder Order => Orders[SortWord];

    /// <summary>How far the connectors of a platform are counted: to the end where the page that is asked for is beyond the bound.</summary>
    public int BoundOfTotal(int pageSize) =>
        IsExact || Page > BoundedCount.UsualBound / pageSize ? BoundedCount.NoBound : BoundedCount.UsualBound;
}
