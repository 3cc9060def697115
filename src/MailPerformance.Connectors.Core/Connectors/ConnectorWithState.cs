namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A connector, and its state at an instant.</summary>
public sealed class ConnectorWithState
{
    public required MobileConnector Connector { get; init; }

    public ConnectorState State { get; init; }

    /// <summary>Null when it is not suspended.</summary>
    public SuspendedBy? SuspendedBy { get; init; }
}
