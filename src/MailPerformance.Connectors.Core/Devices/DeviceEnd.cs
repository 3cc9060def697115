namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Why a device's access ended. Stored as its number.</summary>
public enum DeviceEnd
{
    /// <summary>Its connector was removed (rule 11).</summary>
    ConnectorRemoved = 1,

    /// <summary>Somebody ended this device.</summary>
    Disconnected = 2,

    /// <summary>The app signed out.</summary>
    SignedOut = 3,

    /// <summary>A refresh token came a second time: somebody else may hold a copy.</summary>
    TokenReused = 4,

    /// <summary>The contact has a new password: whoever knew the old one is out.</summary>
    PasswordChanged = 5,
}
