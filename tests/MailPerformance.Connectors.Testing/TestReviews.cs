using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>Access reviews of a test account.</summary>
public static class TestReviews
{
    /// <summary>Opens a review, or gives the one that is open.</summary>
    public static async Task<long> OpenReviewAsync(this TestAccount account) =>
        WriteAssert.Done(await account.AsAdministrator(core => core.Reviews.StartAsync()));

    /// <summary>A review that has ended.</summary>
    public static async Task<long> EndedReviewAsync(this TestAccount account)
    {
        var id = await account.OpenReviewAsync();
        return WriteAssert.Done(await account.AsAdministrator(core => core.Reviews.EndAsync(id)));
    }

    public static Task<List<AccessReviewItem>> ItemsAsync(this TestAccount account, long reviewId) =>
        account.Inside(core => core.Db.AccessReviewItems.AsNoTracking()
            .Where(item => item.ReviewId == reviewId).OrderBy(item => item.Number).ToListAsync());

    public static async Task<AccessReviewItem> ItemOfAsync(this TestAccount account, long reviewId, ReviewedKind kind, long contactId) =>
        (await account.ItemsAsync(reviewId)).First(item => item.Kind == kind && item.ContactId == contactId);

    /// <summary>What a page shows of the row now.</summary>
    public static Task<string> ShownAsync(this TestAccount account, AccessReviewItem item) => account.Inside(async core =>
    {
        var review = await core.Db.AccessReviews.SingleAsync(review => review.Id == item.ReviewId);
        var now = await core.Db.AccessReviewItems.AsNoTracking()
            .SingleAsync(one => one.ReviewId == item.ReviewId && one.Number == item.Number);
        return ReviewedThing.ShownOf(now, (await core.ReviewReader.PresentAsync([now], review.StartedAt)).Find(thing => thing.IsOf(now)));
    });

    /// <summary>Decides of what the page shows at this moment; by the first administrator, unless said otherwise.</summary>
    public static async Task<WriteResult<int>> DecideAsync(
        this TestAccount account, AccessReviewItem item, ReviewDecision decision, long? by = null, string? shown = null)
    {
        shown ??= await account.ShownAsync(item);
        return await account.As(
            by ?? account.AdministratorId, core => core.Reviews.DecideAsync(item.ReviewId, item.Number, decision, shown));
    }
}
