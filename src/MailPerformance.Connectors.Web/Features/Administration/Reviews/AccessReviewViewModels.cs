using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>The page « Revue des accès ».</summary>
/// <param name="Open">Null: no review is open.</param>
/// <param name="Last">The last one that has ended; null: none has, or one is open.</param>
public sealed record AccessReviewViewModel(OpenReview? Open, PastReview? Last);

/// <summary>The review that is open, with a page of its rows.</summary>
/// <param name="Start">The number of the row before the first of the page.</param>
/// <param name="Decided">How many rows of all are decided.</param>
public sealed record OpenReview(AccessReview Review, IReadOnlyList<AccessRow> Rows, int Start, int Size, int Decided)
{
    public BoundedCount Left => new(Review.LeftCount, AccessReview.LeftBound);

    public bool HasNext => Start + Size < Review.ItemCount;

    public int Next => Start + Size;

    public int Previous => Math.Max(0, Start - Size);

    /// <summary>Where the last page begins, for pages that begin with the first row.</summary>
    public int Last => Math.Max(0, (Review.ItemCount - 1) / Size * Size);
}

/// <summary>A row in the answer to a decision, with what else it changes of the page.</summary>
public sealed record AccessRowAnswer(AccessRow Row, int Decided, int All);

/// <summary>A review in the list of those that have ended.</summary>
public sealed record PastReview(long Id, DateTime StartedAt, DateTime EndedAt, string? EndedByName, int ItemCount, int Decided);

/// <param name="Older">The address of the next page; null: there is none.</param>
public sealed record PastReviewsViewModel(IReadOnlyList<PastReview> Reviews, string? Older);

/// <summary>« Terminer la revue »: what will stand in the record.</summary>
/// <param name="Gone">How many of those that are not decided are about something that is there no more.</param>
/// <param name="Own">How many of the others are the reader's own.</param>
public sealed record EndReviewViewModel(long Id, int ItemCount, int Decided, int Gone, int Own)
{
    public int Undecided => ItemCount - Decided - Gone;
}
