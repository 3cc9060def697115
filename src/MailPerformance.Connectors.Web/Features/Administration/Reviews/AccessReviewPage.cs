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
        var (size, me, items) = (Me.RowsPerTable, Me.Actor.ContactId, Items);
        var heads =
            from review in db.AccessReviews
            where review.EndedAt == null
            select new
            {
                Review = review,
                Decided = items.Count(item => item.ReviewId == review.Id && item.Decision != null),
                Start = after ?? items
                    .Where(item => item.ReviewId == review.Id && item.Decision == null && item.GoneAt == null && item.ContactId != me)
                    .Min(item => (int?)item.Number) - 1 ?? 0,
            };
        var rows = await (
            from head in heads
            from item in items
                .Where(item => item.ReviewId == head.Review.Id && item.Number > head.Start && item.Number <= head.Start + size)
                .DefaultIfEmpty()
            orderby item.Number
            select new { head.Review, head.Decided, head.Start, Item = (AccessReviewItem?)item }).AsNoTracking().ToListAsync();
        if (rows.Count == 0)
        {
            return null;
        }

        var first = rows[0];
        List<AccessReviewItem> shown = [.. rows.Select(row => row.Item).OfType<AccessReviewItem>()];
        return new OpenReview(
            first.Review, await RowsAsync(shown, first.Review.StartedAt, first.Start), first.Start, size, first.Decided);
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
                items.Count(item => item.Decision == null && item.ContactId == me)))
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
