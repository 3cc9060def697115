namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Thrown by a save that would write a row of another account (rule 1). Always a defect, never bad input.</summary>
public sealed class CrossAccountWriteException(string entity, long rowAccountId, long? currentAccountId)
    : InvalidOperationException(
        $"A {entity} of account {rowAccountId} cannot be written while account {(object?)currentAccountId ?? "(none)"} is current.");
