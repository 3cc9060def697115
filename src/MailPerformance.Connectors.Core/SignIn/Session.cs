using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// A browser in which a contact is signed in. A cookie is good while its row is there: signing out, here or from another browser, deletes it.
/// </summary>
[NotInJournal]
public sealed class Session : IAccountOwned
{
    public const int KeyLength = 32;
    public const int BrowserMaxLength = 60;

    /// <summary>How long a cookie is good without a request; one that is used is renewed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>How long after its sign-in a session is over, however much it is used: a page that stays open would keep it for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary><see cref="LastUsedAt"/> is no older than this, as far as the session has been used since.</summary>
    public static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(5);

    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    /// <summary>Random, chosen at sign-in; the cookie has it as well, and its encryption alone makes a cookie of it.</summary>
    public required string Key { get; set; }

    /// <summary>The contact's at sign-in: when it changes, for a new password or a block, the session is over.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>Name of browser and system, as far as they are known; no version, nothing that tells one machine from another.</summary>
    public required string Browser { get; set; }

    public DateTime OpenedAt { get; set; }

    public DateTime LastUsedAt { get; set; }
}
