using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Reads what rules must know of a contact whose rights or credentials somebody wants to change, in one command.</summary>
public static class ContactRightsReader
{
    /// <param name="byId">Whoever wants to change the contact; 0: nobody who has a row.</param>
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<ContactRights?> FindContactRightsAsync(this ConnectorsDbContext db, long contactId, long byId)
    {
        var seeingMore = db.SeeingMoreThan(byId);
        var rows = await Held(db, db.Contacts.Where(contact => contact.Id == contactId))
            .Select(one => new Row
            {
                Id = one.Contact.Id,
                CreatedById = one.Contact.CreatedById,
                HasPassword = one.Contact.PasswordHash != null,
                SeesMore = seeingMore.Any(more => more.Id == one.Contact.Id),
                IsAdministrator = (bool?)one.Role!.IsAdministrator ?? false,
                Permission = (string?)one.Ticked!.Permission,
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
        var seeingMore = db.SeeingMoreThan(byId);
        var rows = await Held(db, contacts.Where(contact => contact.Id == contactId))
            .Select(one => new
            {
                one.Contact,
                Row = new Row
                {
                    Id = one.Contact.Id,
                    CreatedById = one.Contact.CreatedById,
                    HasPassword = one.Contact.PasswordHash != null,
                    SeesMore = seeingMore.Any(more => more.Id == one.Contact.Id),
                    IsAdministrator = (bool?)one.Role!.IsAdministrator ?? false,
                    Permission = (string?)one.Ticked!.Permission,
                },
            })
            .ToListAsync();
        return RightsOf(rows.ConvertAll(row => row.Row)) is { } rights ? (rows[0].Contact, rights) : null;
    }

    // One row for each permission, at least one.
    private static IQueryable<HeldRights> Held(ConnectorsDbContext db, IQueryable<Contact> contacts) =>
        from contact in contacts
        from held in db.Set<ContactRole>().Where(held => held.UserId == contact.Id).DefaultIfEmpty()
        from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
        from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
        select new HeldRights { Contact = contact, Role = role, Ticked = ticked };

    private static ContactRights? RightsOf(List<Row> rows) => rows.Count == 0 ? null : new ContactRights(
        rows[0].Id,
        rows.Any(row => row.IsAdministrator),
        rows.Select(row => row.Permission).OfType<string>().Where(PermissionCatalogue.Keys.Contains).ToHashSet(StringComparer.Ordinal),
        rows[0].CreatedById,
        rows[0].HasPassword,
        rows[0].SeesMore);

    private sealed class HeldRights
    {
        public required Contact Contact { get; init; }

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
