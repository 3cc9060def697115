using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// What a contact sees: the campaigns of its categories, the targets of its segments; without any, all. It is a right like any other
/// (rule 5).
/// </summary>
public static class Sight
{
    /// <summary>Contacts that see a category or a segment which this one does not see.</summary>
    public static IQueryable<Contact> SeeingMoreThan(this ConnectorsDbContext db, long contactId)
    {
        var (categories, segments) = (db.Set<ContactCategory>(), db.Set<ContactSegment>());
        var ownCategories = categories.Where(own => own.ContactId == contactId);
        var ownSegments = segments.Where(own => own.ContactId == contactId);
        return db.Contacts.Where(contact =>
            (ownCategories.Any()
                && (!categories.Any(link => link.ContactId == contact.Id)
                    || categories.Any(link =>
                        link.ContactId == contact.Id && !ownCategories.Any(own => own.LabelId == link.LabelId))))
            || (ownSegments.Any()
                && (!segments.Any(link => link.ContactId == contact.Id)
                    || segments.Any(link =>
                        link.ContactId == contact.Id && !ownSegments.Any(own => own.LabelId == link.LabelId)))));
    }

    /// <summary>The labels of one kind that a contact sees; none: all.</summary>
    public static async Task<IReadOnlySet<long>> SightAsync<TLink, TLabel>(this ConnectorsDbContext db, long contactId)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label =>
        await db.Set<TLink>().Where(link => link.ContactId == contactId).Select(link => link.LabelId).ToHashSetAsync();

    /// <summary>A new contact sees what whoever creates it sees, and no more.</summary>
    internal static async Task InheritSightAsync(this ConnectorsDbContext db, Contact contact, long fromId)
    {
        foreach (var id in await db.SightAsync<ContactCategory, Category>(fromId))
        {
            contact.Categories.Add(new ContactCategory { LabelId = id });
        }

        foreach (var id in await db.SightAsync<ContactSegment, Segment>(fromId))
        {
            contact.Segments.Add(new ContactSegment { LabelId = id });
        }
    }
}
