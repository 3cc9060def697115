using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// What a contact shows at sign-in besides the password: the code of an authenticator app (TOTP, RFC 6238), a passkey, or one of
/// some recovery codes. The row is there as long as the contact has any of the first two.
/// </summary>
public sealed class SecondFactor : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    /// <summary>The key that the authenticator app shares, encrypted by data protection; empty: there are passkeys alone.</summary>
    public required string ProtectedKey { get; set; }

    /// <summary>Codes of an authenticator app are good.</summary>
    public bool HasApp => ProtectedKey.Length > 0;

    /// <summary>Since when it is asked for at sign-in.</summary>
    public DateTime EnabledAt { get; set; }

    /// <summary>The time step whose code was accepted last: neither it nor an earlier one is accepted again.</summary>
    public long LastStep { get; set; }

    public ICollection<RecoveryCode> RecoveryCodes { get; } = [];

    public ICollection<Passkey> Passkeys { get; } = [];
}

/// <summary>A code that replaces the authenticator app once; the row goes with its use.</summary>
public sealed class RecoveryCode : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long SecondFactorId { get; set; }

    /// <summary>SHA-256 of the code, in hexadecimal: the code is random and long, so that nothing slower is needed.</summary>
    public required string Hash { get; set; }
}
