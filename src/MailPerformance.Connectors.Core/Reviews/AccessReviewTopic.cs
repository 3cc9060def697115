using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>What the journal says of access reviews: that one was opened, each decision, and that it has ended.</summary>
internal sealed class AccessReviewTopic : IJournalTopic
{
    private static readonly JournalFields<AccessReview> Fields = new JournalFields<AccessReview>()
        .Tells(review => review.ItemCount)
        .Leaves(
            review => review.Id, review => review.AccountId, review => review.StartedAt, review => review.StartedById,
            review => review.StartedByName, review => review.EndedAt, review => review.EndedById, review => review.EndedByName,
            review => review.LeftCount);

    private static readonly JournalFields<AccessReviewItem> Items = new JournalFields<AccessReviewItem>()
        .Tells(item => item.Decision)
        .Leaves(
            item => item.AccountId, item => item.ReviewId, item => item.Number, item => item.Kind, item => item.ContactId,
            item => item.ContactName, item => item.ContactLogin, item => item.ThingId, item => item.ThingName, item => item.Facts,
            item => item.Known, item => item.DecidedAt, item => item.DecidedById, item => item.DecidedByName, item => item.WasChanged,
            item => item.GoneAt);

    public IEnumerable<IJournalFields> Covers => [Fields, Items];

    public Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<AccessReview>())
        {
            if (row.State == EntityState.Added)
            {
                book.Open(JournalKind.ReviewStarted).About(() => row.Entity.Id, null).With(row, Fields);
            }
            else if (row.Property(review => review.EndedAt) is { OriginalValue: null, CurrentValue: not null })
            {
                book.Open(JournalKind.ReviewEnded).About(() => row.Entity.Id, null);
            }
        }

        foreach (var row in book.Changed<AccessReviewItem>().Where(IsDecided))
        {
            Tell(book, row);
        }

        return Task.CompletedTask;
    }

    // The same decision again is one of its own: of something that has changed meanwhile, or by somebody else.
    private static bool IsDecided(EntityEntry<AccessReviewItem> row) =>
        row.State == EntityState.Modified && row.Property(item => item.DecidedAt) is { } at && at.CurrentValue != at.OriginalValue;

    private static void Tell(JournalBook book, EntityEntry<AccessReviewItem> row)
    {
        var item = row.Entity;
        var person = item.ContactName is { } name ? new JournalPerson(name, item.ContactLogin ?? "") : null;
        var decision = row.Property(found => found.Decision);
        book.Open(JournalKind.ReviewDecided)
            .About(() => item.ReviewId, item.ThingName)
            .Concerning(() => item.ContactId, person)
            .With(JournalSaid.Before + nameof(item.Decision), JournalText.Of(decision.OriginalValue))
            .With(JournalSaid.After + nameof(item.Decision), JournalText.Of(decision.CurrentValue));
    }
}
