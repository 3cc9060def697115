using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Reads what rules must know of contacts, in one command.</summary>
public static class ContactRightsReader
{
    /// <summary>Null when the current account has no such contact.</summary>
    public static async Task<ContactRights?> FindContactRightsAsync(this ConnectorsDbContext db, long contactId) =>
        (await db.ReadContactRightsAsync([contactId])).SingleOrDefault();

    /// <summary>Of the contacts named that the current account has, in no order.</summary>
    public static async Task<IReadOnlyList<ContactRights>> ReadContactRightsAsync(
        this ConnectorsDbContext db,
        IReadOnlyCollection<long> contactIds)
    {
        var rows = await (
            from contact in db.Contacts.Where(contact => contactIds.Contains(contact.Id))
            from held in db.Set<ContactRole>().Where(held => held.UserId == contact.Id).DefaultIfEmpty()
            from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
            from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
            select new
            {
                contact.Id,
                contact.CreatedById,
                HasPassword = contact.PasswordHash != null,
                IsAdministrator = (bool?)role!.IsAdministrator ?? false,
                Permission = (string?)ticked!.Permission,
            })
            .ToListAsync();
        return
        [
            .. rows.GroupBy(row => row.Id).Select(contact => new ContactRights(
                contact.Key,
                contact.Any(row => row.IsAdministrator),
                contact.Select(row => row.Permission).OfType<string>()
                    .Where(PermissionCatalogue.Keys.Contains).ToHashSet(StringComparer.Ordinal),
                contact.First().CreatedById,
                contact.First().HasPassword)),
        ];
    }
}
