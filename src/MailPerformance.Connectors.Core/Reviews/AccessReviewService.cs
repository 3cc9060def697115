using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// Opens an access review, decides of its rows, and ends it. A decision is carried out in the write that keeps it, so the rules of that
/// write say no to both.
/// </summary>
public sealed class AccessReviewService(
    ConnectorsDbContext db, AccountWriter writer, ReviewReader reader, ConnectorService connectors, ContactRoleService roles)
{
    /// <summary>Field of an error about a row as a whole.</summary>
    public const string Field = "Row";

    /// <summary>Freezes what is to be looked at. Where a review is open already, it is that one: a second click, a second administrator.</summary>
    /// <returns>The id of the review that is open.</returns>
    public Task<WriteResult<long>> StartAsync() => writer.RunAsync(
        write => write.Authority.Administrate(),
        async write =>
        {
            if (await db.AccessReviews.Where(review => review.EndedAt == null).FirstOrDefaultAsync() is { } open)
            {
                return WriteResult.Done(open.Id);
            }

            var (things, left) = await new ReviewCandidates(db, reader).FindAsync(write.Now);
            var review = new AccessReview
            {
                AccountId = write.Account.Id,
                StartedAt = write.Now,
                StartedById = write.Actor.ById,
                StartedByName = write.Actor.Name,
                ItemCount = things.Count,
                LeftCount = left,
            };
            foreach (var (index, thing) in things.Index())
            {
                review.Items.Add(ItemOf(write.Account.Id, index + 1, thing));
            }

            db.AccessReviews.Add(review);
            return WriteResult.Done(() => review.Id);
        });

    /// <summary>Decides of one row, and does it. The same decision of the same person twice is one.</summary>
    /// <param name="shown">See <see cref="ReviewedThing.ShownOf"/>; when the row is not so any more, <see cref="WriteStatus.Conflict"/>.</param>
    /// <returns>The number of the row.</returns>
    public Task<WriteResult<int>> DecideAsync(long reviewId, int number, ReviewDecision decision, string? shown) => writer.RunAsync(
        _ => FindAsync(reviewId, number),
        (write, target) => write.Authority.Review(target.Item.ContactId),
        async (write, target) =>
        {
            var (review, item) = target;
            if (review.EndedAt is not null)
            {
                return WriteResult.Invalid<int>("", "Review_IsOver");
            }

            var present = (await reader.PresentAsync([item], review.StartedAt)).Find(thing => thing.IsOf(item));
            if (IsDoneAlready(write.Actor, item, present, decision))
            {
                return WriteResult.Done(number);
            }

            if (present is null && item is { Decision: not ReviewDecision.Remove, GoneAt: null })
            {
                item.GoneAt = write.Now;
                return WriteResult.Done(number);
            }

            return ReviewedThing.ShownOf(item, present) != shown ? WriteResult.Conflict<int>()
                : present is null ? WriteResult.Invalid<int>(Field, "Review_IsGone")
                : await DecideAsync(write, item, present, decision);
        },
        Field);

    /// <summary>Ends the review: what nobody has decided stays so. A second time is the first.</summary>
    public Task<WriteResult<long>> EndAsync(long reviewId) => writer.RunAsync(
        _ => db.AccessReviews.SingleOrDefaultAsync(review => review.Id == reviewId),
        (write, _) => write.Authority.Administrate(),
        async (write, review) =>
        {
            if (review.EndedAt is not null)
            {
                return WriteResult.Done(review.Id);
            }

            (review.EndedAt, review.EndedById, review.EndedByName) = (write.Now, write.Actor.ById, write.Actor.Name);
            await MarkGoneAsync(write, review);
            return WriteResult.Done(review.Id);
        });

    private static AccessReviewItem ItemOf(long accountId, int number, ReviewedThing thing) => new()
    {
        AccountId = accountId,
        Number = number,
        Kind = thing.Kind,
        ContactId = thing.ContactId,
        ContactName = thing.ContactName,
        ContactLogin = thing.ContactLogin,
        ThingId = thing.ThingId,
        ThingName = thing.ThingName,
        Facts = thing.Facts.Write(),
        Known = thing.Facts.Version,
    };

    private static bool IsDoneAlready(Actor actor, AccessReviewItem item, ReviewedThing? present, ReviewDecision decision) =>
        item.Decision == decision && item.DecidedById == actor.ById
        && (decision == ReviewDecision.Remove ? present is null : present is not null && !present.IsOtherThan(item));

    private async Task<WriteResult<int>> DecideAsync(
        AccountWrite write, AccessReviewItem item, ReviewedThing present, ReviewDecision decision)
    {
        if (decision == ReviewDecision.Lower && present.Facts.Privilege != ConnectorPrivilege.ReadWrite)
        {
            return WriteResult.Invalid<int>(Field, "Review_NothingToLower");
        }

        var done = decision switch
        {
            ReviewDecision.Keep => WriteResult.Done(item.ContactId),
            ReviewDecision.Lower => await connectors.ReduceAsync(write, item.ThingId, ConnectorChoice.Of(ConnectorPrivilege.Read)),
            _ when item.Kind == ReviewedKind.Connector => await connectors.ReduceAsync(write, item.ThingId, ConnectorChoice.None),
            _ => await roles.TakeAwayAsync(write, item.ContactId, item.ThingId),
        };
        if (!done.IsDone)
        {
            return new WriteResult<int>(done.Status, default, done.Errors);
        }

        item.WasChanged |= present.IsOtherThan(item);
        item.Known = decision == ReviewDecision.Lower
            ? (present.Facts with { Privilege = ConnectorPrivilege.Read }).Version
            : present.Facts.Version;
        (item.ContactName, item.ContactLogin, item.ThingName) = (present.ContactName, present.ContactLogin, present.ThingName);
        (item.Decision, item.GoneAt) = (decision, null);
        (item.DecidedAt, item.DecidedById, item.DecidedByName) = (write.Now, write.Actor.ById, write.Actor.Name);
        return WriteResult.Done(item.Number);
    }

    private async Task MarkGoneAsync(AccountWrite write, AccessReview review)
    {
        var open = await db.AccessReviewItems
            .Where(item => item.ReviewId == review.Id && item.Decision == null && item.GoneAt == null).ToListAsync();
        var there = (await reader.PresentAsync(open, review.StartedAt))
            .Select(thing => (thing.Kind, thing.ContactId, thing.ThingId)).ToHashSet();
        foreach (var item in open.Where(item => !there.Contains((item.Kind, item.ContactId, item.ThingId))))
        {
            item.GoneAt = write.Now;
        }
    }

    private async Task<ReviewTarget?> FindAsync(long reviewId, int number) =>
        await db.AccessReviews.SingleOrDefaultAsync(review => review.Id == reviewId) is { } review
        && await db.AccessReviewItems.SingleOrDefaultAsync(item => item.ReviewId == reviewId && item.Number == number) is { } item
            ? new ReviewTarget(review, item)
            : null;

    private sealed record ReviewTarget(AccessReview Review, AccessReviewItem Item);
}
