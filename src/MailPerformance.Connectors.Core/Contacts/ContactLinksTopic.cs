using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What the journal says of the roles, groups, categories and segments of contacts: one entry for each contact and kind.</summary>
internal sealed class ContactLinksTopic(ConnectorsDbContext db) : IJournalTopic
{
    private static readonly JournalFields<ContactRole> Roles = new JournalFields<ContactRole>()
        .Tells(held => held.RoleId)
        .Leaves(
            held => held.UserId, held => held.AccountId, held => held.GrantedById, held => held.GrantedByName, held => held.GrantedAt,
            held => held.GrantedIn);

    public IEnumerable<IJournalFields> Covers =>
        [Roles, FieldsOf<ContactGroup, Group>(), FieldsOf<ContactCategory, Category>(), FieldsOf<ContactSegment, Segment>()];

    public async Task TellAsync(JournalBook book)
    {
        await TellAsync<ContactRole, Role>(
            book, JournalKind.ContactRolesChanged, held => held.RoleId, nameof(ContactRole.UserId), role => role.Id, role => role.Name!);
        await TellLabelsAsync<ContactGroup, Group>(book, JournalKind.ContactGroupsChanged);
        await TellLabelsAsync<ContactCategory, Category>(book, JournalKind.ContactCategoriesChanged);
        await TellLabelsAsync<ContactSegment, Segment>(book, JournalKind.ContactSegmentsChanged);
    }

    private static JournalFields<TLink> FieldsOf<TLink, TLabel>()
        where TLink : ContactLabel<TLabel>
        where TLabel : Label =>
        new JournalFields<TLink>().Tells(link => link.LabelId).Leaves(link => link.ContactId, link => link.AccountId);

    private Task TellLabelsAsync<TLink, TLabel>(JournalBook book, JournalKind kind)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label =>
        TellAsync<TLink, TLabel>(
            book, kind, link => link.LabelId, nameof(ContactLabel<>.ContactId), label => label.Id, label => label.Name);

    private async Task TellAsync<TLink, TThing>(
        JournalBook book,
        JournalKind kind,
        Func<TLink, long> thingId,
        string contactId,
        Func<TThing, long> idOf,
        Func<TThing, string> nameOf)
        where TLink : class
        where TThing : class
    {
        List<EntityEntry<TLink>> links = [.. book.Changed<TLink>()];
        if (links.Count == 0)
        {
            return;
        }

        // By the tracker's values: rows that hang on a new contact, or a new role, have them before they have their ids.
        var contacts = db.ChangeTracker.Entries<Contact>().ToDictionary(row => (long)row.Property(nameof(Contact.Id)).CurrentValue!);
        var names = await NamesAsync(book, [.. links.Select(link => thingId(link.Entity)).Where(id => id > 0)], idOf, nameOf);
        foreach (var ofContact in links.GroupBy(link => (long)link.Property(contactId).CurrentValue!))
        {
            var contact = contacts.GetValueOrDefault(ofContact.Key);
            if (contact?.State == EntityState.Deleted)
            {
                continue;
            }

            var draft = book.Open(kind);
            _ = contact is null
                ? draft.About(() => ofContact.Key, null).Concerning(() => ofContact.Key)
                : draft.About(() => contact.Entity.Id, null).Concerning(() => contact.Entity.Id, ContactTopic.PersonOf(contact.Entity));
            foreach (var link in ofContact)
            {
                var key = (link.State == EntityState.Deleted ? JournalSaid.Removed : JournalSaid.Added) + typeof(TThing).Name;
                draft.With(key, names.GetValueOrDefault(thingId(link.Entity)) ?? NameOfNew(link, nameOf));
            }
        }
    }

    private static string? NameOfNew<TLink, TThing>(EntityEntry<TLink> link, Func<TThing, string> nameOf)
        where TLink : class
        where TThing : class =>
        link.References.Select(reference => reference.CurrentValue).OfType<TThing>().Select(nameOf).FirstOrDefault();

    private async Task<Dictionary<long, string>> NamesAsync<TThing>(
        JournalBook book, IReadOnlyCollection<long> ids, Func<TThing, long> idOf, Func<TThing, string> nameOf)
        where TThing : class
    {
        var names = book.Known<TThing>().Where(thing => ids.Contains(idOf(thing))).ToDictionary(idOf, nameOf);
        List<long> missing = [.. ids.Except(names.Keys).Distinct()];
        if (missing.Count > 0)
        {
            var found = await db.Set<TThing>().AsNoTracking()
                .Where(thing => missing.Contains(EF.Property<long>(thing, "Id"))).ToListAsync();
            found.ForEach(thing => names.Add(idOf(thing), nameOf(thing)));
        }

        return names;
    }
}
