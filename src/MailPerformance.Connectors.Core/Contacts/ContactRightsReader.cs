using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Persistence;

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
        var rows = await db.Contacts
            .Where(contact => contactIds.Contains(contact.Id))
            .Select(contact => new
            {
                contact.Id,
                contact.CreatedById,
                HasPassword = contact.PasswordHash != null,
                Roles = contact.Roles.Select(held => new
                {
                    held.Role.IsAdministrator,
                    Permissions = held.Role.Permissions.Select(ticked => ticked.Permission),
                }),
            })
            .AsSingleQuery()
            .ToListAsync();
        return
        [
            .. rows.Select(row => new ContactRights(
                row.Id,
                row.Roles.Any(role => role.IsAdministrator),
                row.Roles.SelectMany(role => role.Permissions).ToHashSet(StringComparer.Ordinal),
                row.CreatedById,
                row.HasPassword)),
        ];
    }
}
