namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>The right by which somebody gave a connector.</summary>
public enum GrantRight
{
    Administrator,

    /// <summary>The permission « Administrer les connecteurs Mobile ».</summary>
    MobileConnectors,
}
