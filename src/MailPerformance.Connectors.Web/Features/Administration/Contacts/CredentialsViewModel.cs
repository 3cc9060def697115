using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <param name="KeptOutUntil">End of the minutes after too many wrong passwords; null when there are none.</param>
/// <param name="SecondFactorAt">Since when the contact has a second factor; null: it has none.</param>
public sealed record CredentialsViewModel(
    ContactHeader Header,
    bool HasPassword,
    DateTime? LockedAt,
    DateTime? KeptOutUntil,
    Denial? LinkDenial,
    Denial? LockDenial,
    Denial? UnlockDenial,
    DateTime? SecondFactorAt,
    Denial? SecondFactorDenial,
    bool MayMail)
{
    /// <summary>Somebody or something keeps the contact out that a person can lift.</summary>
    public bool MayBeUnlocked => LockedAt is not null || KeptOutUntil is not null;
}
