using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// « Clé d'accès »: a key pair of which the contact's device keeps the secret half and uses it only for whoever unlocks the device, so it is
/// two factors by itself. What is kept here opens nothing.
/// </summary>
public sealed class Passkey : IAccountOwned
{
    public const int NameMaxLength = 50;
    public const int CredentialIdMaxLength = 1023;
    public const int HashLength = 64;

    /// <summary>How many a contact may have.</summary>
    public const int Most = 10;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public long SecondFactorId { get; set; }

    public SecondFactor SecondFactor { get; set; } = null!;

    /// <summary>What the contact calls it.</summary>
    public required string Name { get; set; }

    /// <summary>The device's name for it.</summary>
    public required byte[] CredentialId { get; set; }

    /// <summary>SHA-256 of <see cref="CredentialId"/>, which is too long to be unique: no two contacts of the installation have one key.</summary>
    public required string CredentialHash { get; set; }

    public required byte[] PublicKey { get; set; }

    /// <summary>How many times it has signed, as far as the device counts: a copy of it would count by itself.</summary>
    public long SignCount { get; set; }

    /// <summary>How the device is reached, in the words of WebAuthn, separated by spaces.</summary>
    public required string Transports { get; set; }

    /// <summary>It is kept by a service that has copies of it on other devices.</summary>
    public bool IsBackedUp { get; set; }

    public bool IsBackupEligible { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? LastUsedAt { get; set; }
}
