using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

public sealed class ChangeConnectorForm
{
    public ConnectorPrivilege? Privilege { get; set; }
}
