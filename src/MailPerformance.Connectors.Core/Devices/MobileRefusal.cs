namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Why the app may not be used, in the order in which it is looked at.</summary>
public enum MobileRefusal
{
    /// <summary>The device was never signed in, has signed in anew since, or its access has ended.</summary>
    Ended,

    /// <summary>The contact cannot sign in just now, or its account is switched off.</summary>
    Suspended,

    /// <summary>The account's option « Connecteurs Mobile » is off (rule 9).</summary>
    OptionOff,

    /// <summary>The platform is not available (rule 10).</summary>
    PlatformUnavailable,

    /// <summary>The contact has no connector for the platform.</summary>
    NoConnector,

    /// <summary>The connector waits for an administrator's yes.</summary>
    AwaitsReview,
}
