using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// One thing that has happened in an account. Written with it, in the same transaction, and never changed but to erase a person: its
/// <see cref="Hash"/> is made of the one before, so that an entry that was altered, put in or taken out is found
/// (<see cref="JournalVerifier"/>).
/// </summary>
[NotInJournal]
public sealed class JournalEntry : IAccountOwned
{
    public long AccountId { get; set; }

    /// <summary>Counts the entries of the account from 1, without a gap. The order: clocks step backwards.</summary>
    public long Number { get; set; }

    public DateTime At { get; set; }

    public JournalKind Kind { get; set; }

    /// <summary>How whoever did it had come in.</summary>
    public Entrance Entrance { get; set; }

    /// <summary>The contact who did it; null: nobody who has a row.</summary>
    public long? AuthorId { get; set; }

    public JournalSubject Subject { get; set; }

    /// <summary>Null: the account, or several at once.</summary>
    public long? SubjectId { get; set; }

    /// <summary>Whom it concerns: the contact itself, or whose connector or phone it is.</summary>
    public long? ContactId { get; set; }

    /// <summary>
    /// JSON of <see cref="JournalSaid"/>: names as they were, and before and after. The hash knows them by their commitments alone, so that
    /// a person can be erased from them and the rest still verifies.
    /// </summary>
    public required string Said { get; set; }

    /// <summary>The very text that was hashed (<see cref="JournalSeal"/>).</summary>
    public required string Sealed { get; set; }

    /// <summary>In lower-case hexadecimal, see <see cref="JournalSeal.HashOf"/>.</summary>
    public required string Hash { get; set; }
}
