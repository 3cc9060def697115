using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What the journal says of contacts. Their roles and labels are <see cref="ContactLinksTopic"/>'s.</summary>
internal sealed class ContactTopic : IJournalTopic
{
    // Blocks, links and passwords have kinds of their own, or are secrets; the rest are copies, and what is kept about them.
    private static readonly JournalFields<Contact> Fields = new JournalFields<Contact>()
        .TellsOfPerson(
            contact => contact.LastName, contact => contact.FirstName, contact => contact.UserName, contact => contact.Email,
            contact => contact.PendingEmail, contact => contact.Title)
        .Tells(
            contact => contact.Language, contact => contact.TimeZone, contact => contact.NotifyOnActionChange,
            contact => contact.RowsPerTable, contact => contact.ValidUntil)
        .Leaves(
            contact => contact.Id, contact => contact.AccountId, contact => contact.NormalizedLastName,
            contact => contact.NormalizedFirstName, contact => contact.NormalizedUserName, contact => contact.NormalizedEmail,
            contact => contact.MailDomain, contact => contact.EmailConfirmed, contact => contact.ValidUntilOrder,
            contact => contact.AccessEndsAt, contact => contact.EndNoticeAt, contact => contact.ShownColumns,
            contact => contact.LastSignInAt,
            contact => contact.LastSignInOrder, contact => contact.LockedAt, contact => contact.LockoutEnd,
            contact => contact.LockoutEnabled,
            contact => contact.AccessFailedCount, contact => contact.PasswordHash, contact => contact.SecurityStamp,
            contact => contact.ConcurrencyStamp, contact => contact.TwoFactorEnabled, contact => contact.PasswordLinkStamp,
            contact => contact.PasswordLinkById, contact => contact.PasswordLinkAt, contact => contact.OwnLinkStamp,
            contact => contact.OwnLinkAt, contact => contact.FirstLinkTakenBackAt, contact => contact.PendingEmailStamp,
            contact => contact.PendingEmailAt, contact => contact.PendingEmailById, contact => contact.CredentialsById,
            contact => contact.CredentialsAt, contact => contact.CreatedAt, contact => contact.CreatedById, contact => contact.CreationKey,
            contact => contact.UpdatedAt, contact => contact.UpdatedById);

    public IEnumerable<IJournalFields> Covers => [Fields];

    /// <summary>The contact as it is after the write; as it was, when it goes.</summary>
    public static JournalPerson PersonOf(Contact contact) => new(contact.FirstName + " " + contact.LastName, contact.UserName ?? "");

    public Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<Contact>())
        {
            switch (row.State)
            {
                case EntityState.Added:
                    About(book, JournalKind.ContactCreated, row.Entity).With(row, Fields);
                    break;
                case EntityState.Deleted:
                    About(book, JournalKind.ContactDeleted, row.Entity).With(row, Fields);
                    continue;
                default:
                    TellChanges(book, row);
                    break;
            }

            TellCredentials(book, row);
        }

        foreach (var update in book.Updates<Contact>().Where(update => update.Values.ContainsKey(nameof(Contact.ValidUntil))))
        {
            book.Open(JournalKind.ContactsShortened)
                .With(JournalSaid.Times, () => JournalText.Of(update.Count))
                .With(JournalSaid.After + nameof(Contact.ValidUntil), JournalText.Of(update.Values[nameof(Contact.ValidUntil)]))
                .Unless(() => update.Count == 0);
        }

        return Task.CompletedTask;
    }

    private static void TellChanges(JournalBook book, EntityEntry<Contact> row)
    {
        var contact = row.Entity;
        if (Fields.HasNews(row))
        {
            About(book, JournalKind.ContactChanged, contact).With(row, Fields);
        }

        var locked = row.Property(found => found.LockedAt);
        if (locked.OriginalValue is null != locked.CurrentValue is null)
        {
            About(book, locked.CurrentValue is null ? JournalKind.ContactUnblocked : JournalKind.ContactBlocked, contact);
        }
    }

    private static void TellCredentials(JournalBook book, EntityEntry<Contact> row)
    {
        // By the stamp: two links may be made in one instant.
        var link = row.Property(found => found.PasswordLinkStamp);
        if (row.Entity.PasswordLinkAt is not null && (row.State == EntityState.Added || link.CurrentValue != link.OriginalValue))
        {
            About(book, JournalKind.PasswordLinkMade, row.Entity);
        }

        var takenBack = row.Property(found => found.FirstLinkTakenBackAt);
        if (row.State == EntityState.Modified && takenBack.OriginalValue is null && takenBack.CurrentValue is not null)
        {
            About(book, JournalKind.FirstLinkTakenBack, row.Entity);
        }

        var hash = row.Property(found => found.PasswordHash);
        if (hash.CurrentValue is not null && row.State == EntityState.Modified && hash.CurrentValue != hash.OriginalValue)
        {
            var kind = book.Actor.Entrance == Entrance.Link ? JournalKind.PasswordChosen : JournalKind.PasswordChanged;
            About(book, kind, row.Entity);
        }
    }

    private static JournalDraft About(JournalBook book, JournalKind kind, Contact contact) => book.Open(kind)
        .About(() => contact.Id, null).Concerning(() => contact.Id, PersonOf(contact));
}

/// <summary>Reads the names of contacts that a write has not read for itself.</summary>
internal sealed class ContactPeople(ConnectorsDbContext db) : IJournalPeople
{
    public async Task<IReadOnlyDictionary<long, JournalPerson>> FindAsync(IReadOnlyCollection<long> contactIds)
    {
        var known = db.ChangeTracker.Entries<Contact>().Where(row => contactIds.Contains(row.Entity.Id))
            .ToDictionary(row => row.Entity.Id, row => ContactTopic.PersonOf(row.Entity));
        List<long> missing = [.. contactIds.Except(known.Keys)];
        if (missing.Count > 0)
        {
            var found = await db.Contacts.AsNoTracking().Where(contact => missing.Contains(contact.Id))
                .Select(contact => new { contact.Id, contact.FirstName, contact.LastName, contact.UserName }).ToListAsync();
            found.ForEach(one => known.Add(one.Id, new JournalPerson(one.FirstName + " " + one.LastName, one.UserName!)));
        }

        return known;
    }
}
