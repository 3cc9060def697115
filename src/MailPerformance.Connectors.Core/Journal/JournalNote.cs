using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// What has happened without the account's turn (somebody has signed in, was refused, has signed out), until
/// <see cref="JournalCollector"/> makes an entry of it. Nobody waits for a turn to sign in.
/// </summary>
[NotInJournal]
public sealed class JournalNote : IAccountOwned
{
    public const int TextMaxLength = 200;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateTime At { get; set; }

    public JournalKind Kind { get; set; }

    public Entrance Entrance { get; set; }

    /// <summary>Whom it is about, who is also who did it; null: not known, or several.</summary>
    public long? ContactId { get; set; }

    public string? Address { get; set; }

    public string? Agent { get; set; }

    public string? DeviceName { get; set; }

    /// <summary>How often, see <see cref="Minute"/>.</summary>
    public int Times { get; set; } = 1;

    /// <summary>
    /// The minute that stands for all that was refused in it, of one contact and address; null: it happened once.
    /// </summary>
    public DateTime? Minute { get; set; }

    /// <summary>What is counted together; with <see cref="Minute"/> unique in the account. Empty: everything else.</summary>
    public string Together { get; set; } = "";
}
