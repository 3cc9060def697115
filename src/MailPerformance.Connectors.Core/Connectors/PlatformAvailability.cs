namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Whether a platform takes connectors (rule 10). Stored as its number.</summary>
public enum PlatformAvailability
{
    /// <summary>« Connecteur bientôt disponible ».</summary>
    ComingSoon = 0,
    Available = 1,
    Retired = 2,
}
