using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads lines of the list in two commands: the contacts, then the roles and connectors of just these.</summary>
public sealed class ContactList(ConnectorsDbContext db, CurrentAccount current, TimeProvider time)
{
    private const string Path = "/administration/contacts";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A page of the list, in one command more: the count.</summary>
    public async Task<ContactListViewModel> PageAsync(ContactListQuery query)
    {
        var me = current.Contact!;
        var filterText = ContactFilters.TextOf(query.Filter);
        var found = db.Contacts.Matching(query.Search, db).KeptBy(query.Filter, db, Now, me.MobileConnectorsEnabled);
        var counts = await found.GroupBy(_ => 1)
            .Select(all => new { Total = all.Count(), Dated = all.Count(contact => contact.ValidUntil != null) })
            .SingleOrDefaultAsync();
        var position = PagePosition.At(query.Page, me.RowsPerTable, counts?.Total ?? 0);
        var (sort, page) = query.Sort == "fin"
            ? (query.Sort, ContactsByEnd.Page(found, counts?.Dated ?? 0, position, query.Descending))
            : Page(found, query, position);
        var more = filterText is null ? null : new Dictionary<string, string> { [ContactListQuery.FilterName] = query.Filter! };
        return new ContactListViewModel(
            await ReadAsync(page),
            position,
            new ListLinks(Path, query.Search, sort, query.Descending, more),
            filterText,
            me.Actor.Holds(Permissions.ContactsSearch),
            me.Actor.Holds(Permissions.ContactsCreate));
    }

    private static (string Sort, IQueryable<Contact> Contacts) Page(IQueryable<Contact> found, ContactListQuery query, PagePosition position)
    {
        var (sort, sorted) = Sorted(found, query.Sort, query.Descending);
        return (sort, sorted.Skip(position.Skip).Take(position.Size));
    }

    private static (string Sort, IQueryable<Contact> Contacts) Sorted(IQueryable<Contact> contacts, string? sort, bool descending) => sort switch
    {
        "prenom" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedFirstName).ThenBy(c => c.NormalizedLastName).ThenBy(c => c.Id)),
        "utilisateur" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedUserName)
            : contacts.OrderBy(c => c.NormalizedUserName)),
        _ => ("nom", descending
            ? contacts.OrderByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedLastName).ThenBy(c => c.NormalizedFirstName).ThenBy(c => c.Id)),
    };

    public async Task<IReadOnlyList<ContactRow>> ReadAsync(IQueryable<Contact> contacts)
    {
        var allowed = db.Contacts.Allowed(Now);
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

        // One parameter: as many as there are rows, the command would be written anew at every page.
        var ids = rows.Select(row => row.Id).ToList();
        var roles = db.ContactRoles.Where(held => EF.Parameter(ids).Contains(held.UserId))
            .Select(held => new { ContactId = held.UserId, Name = held.Role.Name!, held.Role.IsAdministrator, Privilege = (ConnectorPrivilege?)null });
        var connectors = db.MobileConnectors.Where(connector => EF.Parameter(ids).Contains(connector.ContactId))
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
