using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>The contact has another password.</summary>
/// <param name="IsFirst">It had none before.</param>
/// <param name="ByLink">With a one-time link.</param>
/// <param name="LinkById">Who had made that link; null: an operator.</param>
[MailKind("PasswordChangedMail")]
public sealed record PasswordChangedMail(bool IsFirst, bool ByLink, long? LinkById) : AlertMail
{
    /// <summary>That link was the contact's own, mailed by « Mot de passe oublié ? ».</summary>
    public bool ByMailbox { get; init; }
}
