using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>Reads the review that is open: its rows as they were frozen, and what they are about as it is now, in three commands.</summary>
public sealed class AccessReviewPage(ConnectorsDbContext db, CurrentAccount current, ReviewReader reader)
{
    private SignedInContact Me => current.Contact!;

    private IQueryable<AccessReviewItem> Items => db.AccessReviewItems;

    private AccessWords Words => new(TimeZones.Find(Me.TimeZone));

    /// <param name="after">The number of the row before the first; null: the page begins with the first that waits for the reader.</param>
    public async Task<AccessReviewViewModel> ReadAsync(int? after) => await OpenAsync(after) is { } open
        ? new AccessReviewViewModel(open, null)
        : new AccessReviewViewModel(null, (await PastAsync(null, 1)).FirstOrDefault());

    /// <summary>Null: no review is open.</summary>
    public async Task<OpenReview?> OpenAsync(int? after)
    {
        var (size, items) = (Me.RowsPerTable, Items);
        var open = db.AccessReviews.Where(review => review.EndedAt == null);
        var shown = PageOf(open.Select(review => review.Id), after, size);
        var rows = await (
            from review in open
            from item in shown.Where(item => item.ReviewId == review.Id).DefaultIfEmpty()
            orderby item.Number
            select new
            {
                Review = review,
                Decided = items.Count(one => one.ReviewId == review.Id && one.Decision != null),
                Item = (AccessReviewItem?)item,
            }).AsNoTracking().ToListAsync();
        if (rows.Count == 0)
        {
            return null;
        }

        var first = rows[0];
        List<AccessReviewItem> found = [.. rows.Select(row => row.Item).OfType<AccessReviewItem>()];
        var start = after ?? (found.Count == 0 ? 0 : found[0].Number - 1);
        return new OpenReview(
            first.Review, await RowsAsync(found, first.Review.StartedAt, start), start, size, first.Decided);
    }

    // A range of the numbers, which begins with the first row that waits for the reader where no other begin is wanted.
    private IQueryable<AccessReviewItem> PageOf(IQueryable<long> openIds, int? after, int size)
    {
        var (items, me) = (Items, Me.Actor.ContactId);
        if (after is { } before)
        {
            var last = before + size;
            return items.Where(item => item.Number > before && item.Number <= last);
        }

        var waiting = items
            .Where(item => openIds.Contains(item.ReviewId) && item.Decision == null && item.GoneAt == null && item.ContactId != me)
            .Select(item => (int?)item.Number);
        return items.Where(item => item.Number >= (waiting.Min() ?? 1) && item.Number < (waiting.Min() ?? 1) + size);
    }

    /// <summary>One row of a review, whether it is open or not; null: there is none.</summary>
    public async Task<AccessRowAnswer?> RowAsync(long reviewId, int number, int start)
    {
        var items = Items;
        var found = await (
            from review in db.AccessReviews.Where(review => review.Id == reviewId)
            from item in items.Where(item => item.ReviewId == review.Id && item.Number == number)
            select new
            {
                Item = item,
                review.StartedAt,
                review.ItemCount,
                Decided = items.Count(one => one.ReviewId == reviewId && one.Decision != null),
            }).AsNoTracking().SingleOrDefaultAsync();
        return found is null ? null : new AccessRowAnswer(
            (await RowsAsync([found.Item], found.StartedAt, start))[0], found.Decided, found.ItemCount);
    }

    /// <summary>Those that have ended, the last first.</summary>
    /// <param name="before">Only those before this one; null: from the last on.</param>
    public Task<List<PastReview>> PastAsync(long? before, int count)
    {
        var (reviews, items) = (db.AccessReviews.Where(review => review.EndedAt != null), Items);
        return (before is null ? reviews : reviews.Where(review => review.Id < before))
            .OrderByDescending(review => review.Id)
            .Select(review => new PastReview(
                review.Id,
                review.StartedAt,
                review.EndedAt!.Value,
                review.EndedByName,
                review.ItemCount,
                items.Count(item => item.ReviewId == review.Id && item.Decision != null)))
            .Take(count).ToListAsync();
    }

    /// <summary>Null: there is none, or it has ended.</summary>
    public Task<EndReviewViewModel?> EndAsync(long id)
    {
        var (items, me) = (Items.Where(item => item.ReviewId == id), Me.Actor.ContactId);
        return db.AccessReviews.Where(review => review.Id == id && review.EndedAt == null)
            .Select(review => new EndReviewViewModel(
                review.Id,
                review.ItemCount,
                items.Count(item => item.Decision != null),
                items.Count(item => item.Decision == null && item.GoneAt != null),
                items.Count(item => item.Decision == null && item.GoneAt == null && item.ContactId == me)))
            .SingleOrDefaultAsync();
    }

    public Task<bool> IsThereAsync(long id) => db.AccessReviews.AnyAsync(review => review.Id == id);

    /// <summary>The whole review, as it was; null: there is none.</summary>
    public async Task<AccessRecordViewModel?> RecordAsync(long id)
    {
        var review = await db.AccessReviews.AsNoTracking().SingleOrDefaultAsync(review => review.Id == id);
        if (review is null)
        {
            return null;
        }

        var items = await Items.AsNoTracking().Where(item => item.ReviewId == id).OrderBy(item => item.Number).ToListAsync();
        return new AccessRecordViewModel(
            review, [.. items.Select(item => new AccessRow(item, review.StartedAt, null, null, Words))]);
    }

    private async Task<IReadOnlyList<AccessRow>> RowsAsync(IReadOnlyList<AccessReviewItem> items, DateTime openedAt, int start)
    {
        var present = await reader.PresentAsync(items, openedAt);
        var authority = new Authority(Me.Actor);
        return
        [
            .. items.Select(item => new AccessRow(
                item, openedAt, present.Find(thing => thing.IsOf(item)), authority.Review(item.ContactId)?.Message, Words, start)),
        ];
    }
}
