using MailPerformance.Connectors.Core.Journal;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Somebody has asked for a new password at « Mot de passe oublié ? ». Kept for the seconds until <see cref="PasswordAskAnswers"/> looks
/// whom it is about: the request that puts it here does not, so it does the same whoever was named. Of no account, since nobody knows
/// which.
/// </summary>
[NotInJournal]
public sealed class PasswordAsk
{
    public long Id { get; set; }

    /// <summary>The login or e-mail that was typed, encrypted by data protection: it may as well be a password.</summary>
    public required string Protected { get; set; }

    public string? Address { get; set; }

    public string? Agent { get; set; }

    public DateTime AskedAt { get; set; }

    /// <summary>When it is to be looked at (again). Whoever does puts it ahead first, which claims it.</summary>
    public DateTime NextAttemptAt { get; set; }
}
