using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>What « Ajouter un connecteur » posts.</summary>
public sealed class AddConnectorForm
{
    public long? ContactId { get; set; }

    public ConnectorPrivilege? Privilege { get; set; }

    /// <summary>What was searched for, so that the page comes back with the same candidates.</summary>
    public string? Search { get; set; }
}
