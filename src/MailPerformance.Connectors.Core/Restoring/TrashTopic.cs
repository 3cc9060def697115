using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>
/// What the journal says of things that leave the trash; how they came into it is told by the tables that they left. The last of the topics:
/// what comes back is not new.
/// </summary>
internal sealed class TrashTopic : IJournalTopic
{
    private static readonly JournalFields<TrashItem> Fields = new JournalFields<TrashItem>().Leaves(
        item => item.AccountId, item => item.Kind, item => item.SubjectId, item => item.Name, item => item.Login,
        item => item.NormalizedLogin, item => item.ContactId, item => item.DeletedAt, item => item.DeletedById,
        item => item.DeletedByName, item => item.Content, item => item.ErasedAt, item => item.ErasedThrough);

    public IEnumerable<IJournalFields> Covers => [Fields];

    public Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<TrashItem>().Where(row => row.State is EntityState.Deleted or EntityState.Modified).ToList())
        {
            if (row.State == EntityState.Deleted)
            {
                TellReturn(book, row.Entity);
            }
            else if (row.Property(item => item.ErasedAt).OriginalValue is null && row.Entity.ErasedAt is not null)
            {
                TellErasing(book, row.Entity);
            }
        }

        return Task.CompletedTask;
    }

    private static void TellReturn(JournalBook book, TrashItem item)
    {
        var (created, restored) = item.Kind switch
        {
            TrashKind.Contact => (JournalKind.ContactCreated, JournalKind.ContactRestored),
            TrashKind.Role => (JournalKind.RoleCreated, JournalKind.RoleRestored),
            TrashKind.Group => (JournalKind.GroupCreated, JournalKind.GroupRestored),
            TrashKind.Category => (JournalKind.CategoryCreated, JournalKind.CategoryRestored),
            TrashKind.Segment => (JournalKind.SegmentCreated, JournalKind.SegmentRestored),

            // A new connector was given, which is told as such.
            _ => (default(JournalKind?), default(JournalKind?)),
        };
        if (restored is not { } kind)
        {
            return;
        }

        book.Withdraw(draft => draft.SubjectId == item.SubjectId
            && (draft.Kind == created || (item.Kind == TrashKind.Contact && draft.Kind == JournalKind.SecondFactorOn)));
        if (item.Kind == TrashKind.Contact)
        {
            var contact = book.Known<Contact>().Single(found => found.Id == item.SubjectId);
            book.Open(kind).About(() => item.SubjectId, null).Concerning(() => item.SubjectId, ContactTopic.PersonOf(contact));
        }
        else
        {
            book.Open(kind).About(() => item.SubjectId, item.Name);
        }
    }

    // A person is a number from here on.
    private static void TellErasing(JournalBook book, TrashItem item)
    {
        var kind = item.Kind switch
        {
            TrashKind.Contact => JournalKind.ContactErased,
            TrashKind.Role => JournalKind.RoleErased,
            TrashKind.Group => JournalKind.GroupErased,
            TrashKind.Category => JournalKind.CategoryErased,
            TrashKind.Segment => JournalKind.SegmentErased,
            _ => JournalKind.ConnectorErased,
        };
        var draft = book.Open(kind).About(() => item.SubjectId, item.Kind == TrashKind.Contact ? null : item.Name);
        if ((item.Kind == TrashKind.Contact ? item.SubjectId : item.ContactId) is { } contactId)
        {
            draft.Concerning(() => contactId);
        }
    }
}
