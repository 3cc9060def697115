using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>
/// A mail that is to be sent, written in the transaction of what it tells. It holds what happened, not the mail: language, zone and
/// address are the contact's when it is sent, or were when the contact was deleted.
/// </summary>
[NotInJournal]
public sealed class OutboxMail : IAccountOwned
{
    public const int KindMaxLength = 40;
    public const int ErrorMaxLength = 300;

    /// <summary><see cref="Data"/> of a mail that is done (<see cref="OutboxOptions.KeepsWhatWasSaid"/>).</summary>
    internal const string NoData = "{}";

    /// <summary><see cref="LastError"/> of a mail that had nothing true to say any more.</summary>
    internal const string OutOfDate = "out of date";

    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Null: the contact has been deleted, see <see cref="Recipient"/>.</summary>
    public long? ContactId { get; set; }

    /// <summary>JSON of a <see cref="MailRecipient"/> while a mail to a deleted contact waits; else null.</summary>
    public string? Recipient { get; set; }

    /// <summary>What <see cref="Data"/> is, see <see cref="MailKindAttribute"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>JSON; never a secret.</summary>
    public required string Data { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>
    /// When it is to be tried (again). Whoever sends puts it ahead first, which claims it: a sender that dies leaves it to the next one
    /// at that instant. Null: sent, or given up.
    /// </summary>
    public DateTime? NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>When it was given up: refused for good, or out of date.</summary>
    public DateTime? GivenUpAt { get; set; }

    /// <summary>What the last attempt that failed said, cut.</summary>
    public string? LastError { get; set; }
}
