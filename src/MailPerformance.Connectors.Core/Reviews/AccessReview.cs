using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// « Revue des accès »: the riskiest connectors and rights of an account, frozen when it was opened, and what administrators have decided
/// of each. One is open at a time; when it has ended it is a record.
/// </summary>
public sealed class AccessReview : IAccountOwned
{
    /// <summary>How many rows one holds at most.</summary>
    public const int MostItems = 1000;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateTime StartedAt { get; set; }

    public long? StartedById { get; set; }

    /// <summary>The name at that time; null: erased.</summary>
    public string? StartedByName { get; set; }

    /// <summary>Null: it is open.</summary>
    public DateTime? EndedAt { get; set; }

    public long? EndedById { get; set; }

    public string? EndedByName { get; set; }

    /// <summary>How many rows it holds, numbered from 1, the riskiest first.</summary>
    public int ItemCount { get; set; }

    /// <summary>How many connectors and rights there were besides: nobody has looked at them. Counted to <see cref="LeftBound"/>.</summary>
    public int LeftCount { get; set; }

    /// <summary>Any number above it stands for "more than that".</summary>
    public const int LeftBound = BoundedCount.UsualBound;

    public ICollection<AccessReviewItem> Items { get; } = [];
}
