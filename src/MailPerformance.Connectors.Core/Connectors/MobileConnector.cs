using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// The named grant: this contact may use the app on this platform, with this privilege. One per contact and platform (rule 10).
/// </summary>
public sealed class MobileConnector : IAccountOwned, IGranted
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    public long PlatformId { get; set; }

    public MobilePlatform Platform { get; set; } = null!;

    public ConnectorPrivilege Privilege { get; set; }

    public DateTime CreatedAt { get; set; }

    public long? GrantedById { get; set; }

    public string? GrantedByName { get; set; }

    public DateTime? GrantedAt { get; set; }

    public Entrance? GrantedIn { get; set; }

    /// <summary>By which right it was given; null: by none, or before there was a journal.</summary>
    public GrantRight? GrantedThrough { get; set; }

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

    /// <summary>
    /// Copies of what the contact is sorted by, and of the instant from which the contact or a review suspends the connector: for order,
    /// counts, and how far ahead somebody can stop campaigns. <see cref="ConnectorCopies"/> writes them.
    /// </summary>
    public string NormalizedLastName { get; private set; } = "";

    public string NormalizedFirstName { get; private set; } = "";

    public string NormalizedUserName { get; private set; } = "";

    /// <summary><see cref="ContactAccess.Never"/>: nothing suspends it.</summary>
    public DateTime SuspendedFrom { get; private set; } = ContactAccess.Never;

    /// <summary>Brings the copies up to date.</summary>
    public void Copy(Contact contact)
    {
        NormalizedLastName = contact.NormalizedLastName;
        NormalizedFirstName = contact.NormalizedFirstName;
        NormalizedUserName = contact.NormalizedUserName!;
        SuspendedFrom = IsHeld ? ContactAccess.Always : ContactAccess.KeptOutFrom(contact);
    }
}
