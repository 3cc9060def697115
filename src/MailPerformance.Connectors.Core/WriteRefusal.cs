namespace MailPerformance.Connectors.Core;

/// <summary>Why a write did not get its turn, for <see cref="ProductMetrics"/>.</summary>
public enum WriteRefusal
{
    /// <summary>Too many of the account wait.</summary>
    AccountFull,

    /// <summary>Too many of the contact wait.</summary>
    ContactFull,

    /// <summary>It has waited too long.</summary>
    Late,
}
