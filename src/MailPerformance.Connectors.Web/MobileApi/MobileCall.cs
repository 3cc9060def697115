using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>What authorization found out about a call: a feature of the request.</summary>
/// <param name="MissingPrivilege">The privilege that the call needs and the connector does not give; null: none is missing.</param>
public sealed record MobileCall(MobileDecision Decision, ConnectorPrivilege? MissingPrivilege)
{
    public string? Language => Decision.Subject?.Language;
}
