using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A connector is removed.</summary>
/// <param name="Name">Of its contact, whom everybody who may remove the connector sees beside it.</param>
public sealed record ConnectorRemovedLine(long ConnectorId, string Name, string Platform, ConnectorPrivilege Privilege) : EffectLine
{
    public static ConnectorRemovedLine Of(
        long connectorId, string firstName, string lastName, string platform, ConnectorPrivilege privilege) =>
        new(connectorId, $"{firstName} {lastName}", platform, privilege);
}

/// <summary>So many connectors are suspended, and kept.</summary>
public sealed record ConnectorsSuspendedLine(BoundedCount Connectors) : EffectLine;
