using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>What is wanted of a batch.</summary>
/// <param name="TargetId">The role, label or platform; null where the action has none.</param>
/// <param name="Privilege">Of a connector that is added or changed.</param>
public sealed record BatchOrder(BatchAction Action, long? TargetId = null, ConnectorPrivilege? Privilege = null);
