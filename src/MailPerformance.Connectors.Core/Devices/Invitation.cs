using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// A code that brings a phone to the right sign-in, once and for some minutes. It opens nothing: the contact's own login and password
/// do. Kept as a hash.
/// </summary>
public sealed class Invitation : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    public long PlatformId { get; set; }

    public MobilePlatform Platform { get; set; } = null!;

    /// <summary>See <see cref="ReadableCode.HashOf"/>.</summary>
    public required string CodeHash { get; set; }

    public long CreatedById { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>When a phone signed in with it; null: none has.</summary>
    public DateTime? UsedAt { get; set; }
}
