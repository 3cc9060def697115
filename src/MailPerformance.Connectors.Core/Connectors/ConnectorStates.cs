namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Derives a connector's state; it is never stored.</summary>
public static class ConnectorStates
{
    /// <param name="isSuspended">The contact cannot sign in just now, or the account's option is off.</param>
    public static ConnectorState Of(PlatformAvailability platform, bool isSuspended, DateTime? activatedAt) =>
        platform == PlatformAvailability.ComingSoon ? ConnectorState.Waiting
        : isSuspended || platform == PlatformAvailability.Retired ? ConnectorState.Suspended
        : activatedAt is null ? ConnectorState.Configured
        : ConnectorState.Activated;
}
