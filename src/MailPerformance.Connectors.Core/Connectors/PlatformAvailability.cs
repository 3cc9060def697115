namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Whether a platform takes connectors (rule 10). Stored as its number.</summary>
public enum PlatformAvailability
{
    /// <summary>« Connecteur bientôt disponible »: connectors can be prepared, and wait.</summary>
    ComingSoon = 0,
    Available = 1,

    /// <summary>Over: connectors can only be lowered and removed.</summary>
    Retired = 2,
}
