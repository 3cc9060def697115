using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>The record of a review: who reviewed, what was decided, and what nobody has looked at.</summary>
public sealed record AccessRecordViewModel(AccessReview Review, IReadOnlyList<AccessRow> Rows)
{
    public BoundedCount Left => new(Review.LeftCount, AccessReview.LeftBound);

    /// <summary>Whoever has decided something, each once.</summary>
    public IReadOnlyList<string> Reviewers =>
    [
        .. Rows.Where(row => row.Item.Decision is not null).Select(row => row.Item)
            .DistinctBy(item => item.DecidedById).Select(item => NameOf(item.DecidedByName, item.DecidedById))
            .Order(StringComparer.CurrentCulture),
    ];

    public int Undecided => Rows.Count(row => row.Item is { Decision: null, GoneAt: null });

    public int Gone => Rows.Count(row => row.Item is { Decision: null, GoneAt: not null });

    public int CountOf(ReviewDecision decision) => Rows.Count(row => row.Item.Decision == decision);

    /// <summary>What became of the row, where nobody has decided: nobody decides of their own.</summary>
    public string WhyNot(AccessRow row) => T(
        row.Item.GoneAt is not null ? "AccessReview_WasGone"
        : IsReviewer(row.Item.ContactId) ? "AccessReview_OwnRights"
        : "AccessReview_NotReviewed");

    /// <summary>Somebody who was erased is a number.</summary>
    public static string NameOf(string? name, long? id) => name is { Length: > 0 } ? name : T("Journal_Erased", id);

    private bool IsReviewer(long contactId) =>
        contactId == Review.EndedById || contactId == Review.StartedById || Rows.Any(row => row.Item.DecidedById == contactId);
}
