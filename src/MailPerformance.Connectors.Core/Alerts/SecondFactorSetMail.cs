using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>The contact's second factor is another one than before, or there was none.</summary>
[MailKind("SecondFactorSetMail")]
public sealed record SecondFactorSetMail(SecondFactorChange Change) : AlertMail
{
    /// <summary>What its contact calls the passkey; null: it is about no passkey.</summary>
    public string? Passkey { get; init; }
}

/// <summary>What is new about a second factor. Stored as its number.</summary>
public enum SecondFactorChange
{
    TurnedOn = 1,

    /// <summary>The codes come from another key.</summary>
    Replaced = 2,

    /// <summary>The key is the same; the recovery codes are others.</summary>
    CodesRenewed = 3,
    PasskeyAdded = 4,

    /// <summary>There are others, or codes of an app.</summary>
    PasskeyRemoved = 5,
}
