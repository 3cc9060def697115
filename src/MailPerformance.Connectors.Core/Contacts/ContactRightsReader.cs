using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Reads what rules must know of a contact whose rights or credentials somebody wants to change, in one command.</summary>
public static class ContactRightsReader
{
    /// <summary>
    /// Those of whoever is signed in, as the request has read them: they have chosen a password, so nobody finishes them any more, and see
    /// no more than themselves.
    /// </summary>
    public static ContactRights OfReader(Actor reader) =>
        new ContactRights(reader.ContactId, reader.IsAdministrator, reader.Permissions, null, true, false);

    /// <summary>Those of a contact that somebody is just making: none yet.</summary>
    internal static ContactRights OfNew(Actor by) => new ContactRights(0, false, [], by.ContactId, false, false);

    /// <param name="byId">Whoever wants to change the contact; 0: nobody who has a row.</param>
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<ContactRights?> FindContactRightsAsync(this ConnectorsDbContext db, long contactId, long byId)
    {
        var seeingMore = db.SeeingMoreThan(byId);
        var contacts = db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new ContactWithAccess { Contact = contact });
        var rows = await Held(db, contacts)
            .Select(held => new Row
            {
                Id = held.One.Contact.Id,
                CreatedById = held.One.Contact.CreatedById,
                HasPassword = held.One.Contact.PasswordHash != null,
                SeesMore = seeingMore.Any(more => more.Id == held.One.Contact.Id),
                IsAdministrator = (bool?)held.Role!.IsAdministrator ?? false,
                Permission = (string?)held.Ticked!.Permission,
            })
            .ToListAsync();
        return RightsOf(rows);
    }

    /// <summary>The contact itself comes along.</summary>
    /// <param name="contacts">Tracked or not, as the caller needs it.</param>
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<(Contact Contact, ContactRights Rights)?> FindWithRightsAsync(
        this ConnectorsDbContext db, IQueryable<Contact> contacts, long contactId, long byId)
    {
        var found = await FindAsync(
            db, contacts.Where(contact => contact.Id == contactId).Select(contact => new ContactWithAccess { Contact = contact }), byId);
        return found is var (one, rights) ? (one.Contact, rights) : null;
    }

    /// <summary>The contact comes along, to be shown, with what keeps it out.</summary>
    /// <returns>Null when the current account has no such contact.</returns>
    public static Task<(ContactWithAccess One, ContactRights Rights)?> FindWithAccessAsync(
        this ConnectorsDbContext db, long contactId, long byId, DateTime now) =>
        FindAsync(db, db.Contacts.AsNoTracking().Where(contact => contact.Id == contactId).WithAccess(now), byId);

    private static async Task<(ContactWithAccess One, ContactRights Rights)?> FindAsync(
        ConnectorsDbContext db, IQueryable<ContactWithAccess> contacts, long byId)
    {
        var seeingMore = db.SeeingMoreThan(byId);
        var rows = await Held(db, contacts)
            .Select(held => new
            {
                held.One,
                Row = new Row
                {
                    Id = held.One.Contact.Id,
                    CreatedById = held.One.Contact.CreatedById,
                    HasPassword = held.One.Contact.PasswordHash != null,
                    SeesMore = seeingMore.Any(more => more.Id == held.One.Contact.Id),
                    IsAdministrator = (bool?)held.Role!.IsAdministrator ?? false,
                    Permission = (string?)held.Ticked!.Permission,
                },
            })
            .ToListAsync();
        return RightsOf(rows.ConvertAll(row => row.Row)) is { } rights ? (rows[0].One, rights) : null;
    }

    // One row for each permission, at least one.
    private static IQueryable<HeldRights> Held(ConnectorsDbContext db, IQueryable<ContactWithAccess> contacts) =>
        from one in contacts
        from held in db.Set<ContactRole>().Where(held => held.UserId == one.Contact.Id).DefaultIfEmpty()
        from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
        from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
        select new HeldRights { One = one, Role = role, Ticked = ticked };

    private static ContactRights? RightsOf(List<Row> rows) => rows.Count == 0 ? null : new ContactRights(
        rows[0].Id,
        rows.Any(row => row.IsAdministrator),
        rows.Select(row => row.Permission).OfType<string>().Where(PermissionCatalogue.Keys.Contains).ToHashSet(StringComparer.Ordinal),
        rows[0].CreatedById,
        rows[0].HasPassword,
        rows[0].SeesMore);

    private sealed class HeldRights
    {
        public required ContactWithAccess One { get; init; }

        public Role? Role { get; init; }

        public RolePermission? Ticked { get; init; }
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long? CreatedById { get; init; }

        public bool HasPassword { get; init; }

        public bool SeesMore { get; init; }

        public bool IsAdministrator { get; init; }

        public string? Permission { get; init; }
    }
}
