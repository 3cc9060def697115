namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Etat of a connector; derived when read, never stored.</summary>
public enum ConnectorState
{
    /// <summary>Configuré: never used.</summary>
    Configured,

    /// <summary>Activé: the contact has signed in from the phone.</summary>
    Activated,

    /// <summary>Suspendu: the contact cannot sign in just now, or the platform is retired.</summary>
    Suspended,

    /// <summary>En attente d'ouverture: prepared for a platform that is not open, so no phone can use it.</summary>
    Waiting,
}
