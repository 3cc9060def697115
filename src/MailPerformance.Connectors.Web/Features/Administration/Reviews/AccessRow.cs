using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Reviews;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>A row of a review, as a reader sees it.</summary>
/// <param name="Present">What it is about, as it is now; null: gone, or of a record, which shows what was.</param>
/// <param name="Why">Why the reader may not decide of it; null: they may.</param>
/// <param name="Start">The number of the row before the first of the page.</param>
public sealed record AccessRow(
    AccessReviewItem Item, DateTime OpenedAt, ReviewedThing? Present, string? Why, AccessWords Words, int Start = 0)
{
    /// <summary>What has just gone wrong with it; null: nothing.</summary>
    public string? Error { get; init; }

    public ReviewFacts Frozen { get; } = ReviewFacts.Read(Item.Facts);

    /// <summary>By a decision of this review.</summary>
    public bool IsRemoved => Present is null && Item.Decision == ReviewDecision.Remove;

    public bool IsGone => Present is null && !IsRemoved;

    /// <summary>What has changed since somebody has looked at it.</summary>
    public IReadOnlyList<AccessChange> Changes => Present is { } now && now.IsOtherThan(Item) ? Words.ChangesOf(Item, now) : [];

    public bool IsChanged => Present is { } now && now.IsOtherThan(Item);

    public bool IsDecided => Item.Decision is not null && !IsChanged;

    public bool MayDecide => Present is not null && Why is null;

    public bool MayLower => Present?.Facts.Privilege == ConnectorPrivilege.ReadWrite;

    public string Shown => ReviewedThing.ShownOf(Item, Present);

    public IEnumerable<string> Reasons => Words.ReasonsOf(Frozen, OpenedAt);

    public string Thing => Words.ThingOf(Item, Present?.Facts ?? Frozen);

    /// <summary>As it was at the opening.</summary>
    public string FrozenThing => Words.ThingOf(Item, Frozen);
}

/// <summary>One thing that is not as it was.</summary>
public sealed record AccessChange(string Field, string Before, string Now);
