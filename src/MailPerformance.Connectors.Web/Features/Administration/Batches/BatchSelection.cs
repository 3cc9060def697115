using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>Whom somebody has chosen in the list of contacts; what the list was asked for stands in the address.</summary>
public sealed class BatchSelection
{
    public const string IdsName = "ids";
    public const string AllName = "tous";

    [FromForm(Name = IdsName)]
    public List<long> Ids { get; set; } = [];

    /// <summary>All that the list was asked for, on whatever page they are.</summary>
    [FromForm(Name = AllName)]
    public bool All { get; set; }
}
