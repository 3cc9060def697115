using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>
/// « Action groupée »: one action on many contacts, done one after another by a job with the rights that whoever started it has at each
/// moment. Each contact is a write of its own, so nobody else waits for more than one of them, and each leaves its own entry.
/// </summary>
[NotInJournal]
public sealed class Batch : IAccountOwned
{
    /// <summary>How many contacts one holds at most.</summary>
    public const int MostItems = 50_000;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public BatchState State { get; set; }

    /// <summary>Null: not chosen yet.</summary>
    public BatchAction? Action { get; set; }

    /// <summary>The role, label or platform that the action is about; null where there is none.</summary>
    public long? TargetId { get; set; }

    /// <summary>What the target was called when it was chosen.</summary>
    public string? TargetName { get; set; }

    public ConnectorPrivilege? Privilege { get; set; }

    /// <summary>How many contacts it holds; 0 while they are written down.</summary>
    public int ItemCount { get; set; }

    /// <summary>Whose rights it has. No foreign key: the batch outlives them.</summary>
    public long StartedById { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Since when there is something to do; null: nothing.</summary>
    public DateTime? ActiveSince { get; set; }

    /// <summary>Until when a job has it for itself: one that dies leaves it to the next at that instant.</summary>
    public DateTime? ClaimedUntil { get; set; }

    /// <summary>When somebody said yes.</summary>
    public DateTime? RunAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Whoever said yes had just proved who they are (<see cref="SignIn.FreshProofRule"/>).</summary>
    public bool IsProved { get; set; }

    /// <summary>Whoever said yes accepts that campaigns lose the last person who can stop them.</summary>
    public bool AcceptsUncovered { get; set; }

    /// <summary>The batch that this one takes back; null: none.</summary>
    public long? UndoOfId { get; set; }
}
