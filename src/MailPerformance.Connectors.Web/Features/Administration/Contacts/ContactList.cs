using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads lines of the list in two commands: the contacts, then the roles and connectors of just these.</summary>
public sealed class ContactList(ConnectorsDbContext db, TimeProvider time)
{
    public static (string Sort, IQueryable<Contact> Contacts) Sorted(IQueryable<Contact> contacts, string? sort, bool descending) => sort switch
    {
        "prenom" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedFirstName).ThenBy(c => c.NormalizedLastName).ThenBy(c => c.Id)),
        "utilisateur" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedUserName)
            : contacts.OrderBy(c => c.NormalizedUserName)),
        "fin" => (sort, descending
            ? contacts.OrderByDescending(c => c.ValidUntil).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.ValidUntil).ThenBy(c => c.Id)),
        _ => ("nom", descending
            ? contacts.OrderByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedLastName).ThenBy(c => c.NormalizedFirstName).ThenBy(c => c.Id)),
    };

    public async Task<IReadOnlyList<ContactRow>> ReadAsync(IQueryable<Contact> contacts)
    {
        var allowed = db.Contacts.Allowed(time.GetUtcNow().UtcDateTime);
        var rows = await contacts
            .Select(contact => new
            {
                contact.Id,
                contact.LastName,
                contact.FirstName,
                contact.UserName,
                contact.ValidUntil,
                IsAllowed = allowed.Any(other => other.Id == contact.Id),
                IsLocked = contact.LockedAt != null,
                HasPassword = contact.PasswordHash != null,
            })
            .ToListAsync();
        var ids = rows.Select(row => row.Id).ToList();
        var roles = db.ContactRoles.Where(held => ids.Contains(held.UserId))
            .Select(held => new { ContactId = held.UserId, Name = held.Role.Name!, held.Role.IsAdministrator, Privilege = (ConnectorPrivilege?)null });
        var connectors = db.MobileConnectors.Where(connector => ids.Contains(connector.ContactId))
            .Select(connector => new
            {
                connector.ContactId,
                connector.Platform.Name,
                IsAdministrator = false,
                Privilege = (ConnectorPrivilege?)connector.Privilege,
            });
        var held = (await roles.Concat(connectors).ToListAsync()).ToLookup(row => row.ContactId);
        return
        [
            .. rows.Select(row => new ContactRow(
                row.Id,
                row.LastName,
                row.FirstName,
                row.UserName!,
                row.ValidUntil,
                AccessState.Of(row.IsAllowed, row.IsLocked, row.HasPassword),
                [.. held[row.Id].Where(found => found.Privilege is null).Select(role => RoleNames.Of(role.IsAdministrator, role.Name)).Order()],
                [
                    .. held[row.Id].Where(found => found.Privilege is not null)
                        .Select(connector => new ContactRowConnector(connector.Name, connector.Privilege!.Value)),
                ])),
        ];
    }
}
