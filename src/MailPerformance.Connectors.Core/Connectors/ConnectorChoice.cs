namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What is wanted for one contact on one platform: a connector with a privilege, or none.</summary>
public sealed record ConnectorChoice(bool Enabled, ConnectorPrivilege? Privilege)
{
    public static ConnectorChoice None { get; } = new(false, null);

    public static ConnectorChoice Of(ConnectorPrivilege privilege) => new(true, privilege);
}
