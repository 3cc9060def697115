namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>Why somebody should look at a connector or a right, in the order in which a reader is told.</summary>
public enum ReviewReason
{
    /// <summary>The role holds every right.</summary>
    Administrator,

    /// <summary>The phone can stop campaigns.</summary>
    ReadWrite,

    /// <summary>The role gives more than to see a page.</summary>
    StrongRole,

    /// <summary>An administrator signs in with a password alone.</summary>
    NoSecondFactor,

    /// <summary>No phone has used the connector for <see cref="ReviewRisk.SilentDays"/> days.</summary>
    Silent,

    /// <summary>No phone has ever used the connector.</summary>
    NeverActivated,

    /// <summary>The contact is blocked, or past its end date.</summary>
    AccessOver,

    NeverEnds,

    /// <summary>The contact's access ends within <see cref="ReviewRisk.SoonDays"/> days.</summary>
    EndsSoon,

    /// <summary>Another role gives the contact the same right.</summary>
    SeveralWays,
}
