using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// The named grant: this contact may use the app on this platform, with this privilege. One per contact and platform (rule 10).
/// </summary>
public sealed class MobileConnector : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    public long PlatformId { get; set; }

    public MobilePlatform Platform { get; set; } = null!;

    public ConnectorPrivilege Privilege { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>
    /// Since when an administrator is asked to look at it: whoever gave it could sign in as the contact. Null: nothing to look at.
    /// </summary>
    public DateTime? ReviewSince { get; set; }

    /// <summary>Whose gift it is that an administrator is asked to look at.</summary>
    public long? ReviewById { get; set; }

    /// <summary>It does not work until an administrator has confirmed it (<see cref="Account.HoldsConnectorsForReview"/>).</summary>
    public bool IsHeld { get; set; }

    /// <summary>When somebody last invited the contact to connect a phone; null: nobody has.</summary>
    public DateTime? InvitedAt { get; set; }

    /// <summary>Date d'activation: instant of the first successful sign-in from the app; null until then.</summary>
    public DateTime? ActivatedAt { get; set; }
}
