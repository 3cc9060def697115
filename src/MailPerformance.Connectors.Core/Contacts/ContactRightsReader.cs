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
        var rows = await (
            from contact in db.Contacts.Where(contact => contact.Id == contactId)
            from held in db.Set<ContactRole>().Where(held => held.UserId == contact.Id).DefaultIfEmpty()
            from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
            from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
            select new
            {
                contact.CreatedById,
                HasPassword = contact.PasswordHash != null,
                SeesMore = seeingMore.Any(more => more.Id == contact.Id),
                IsAdministrator = (bool?)role!.IsAdministrator ?? false,
                Permission = (string?)ticked!.Permission,
            })
            .ToListAsync();
        return rows.Count == 0 ? null : new ContactRights(
            contactId,
            rows.Any(row => row.IsAdministrator),
            rows.Select(row => row.Permission).OfType<string>().Where(PermissionCatalogue.Keys.Contains).ToHashSet(StringComparer.Ordinal),
            rows[0].CreatedById,
            rows[0].HasPassword,
            rows[0].SeesMore);
    }
}
