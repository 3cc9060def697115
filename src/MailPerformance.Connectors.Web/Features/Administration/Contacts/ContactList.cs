using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads lines of the list in two commands: the contacts, then the roles and connectors of just these.</summary>
public sealed class ContactList(ConnectorsDbContext db, CurrentAccount current, ContactListMemory memory, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A page of the list, in one command more: the count, unless it is known since the last write.</summary>
    public async Task<ContactListViewModel> PageAsync(ContactListQuery query)
    {
        var me = current.Contact!;
        var filterText = ContactFilters.TextOf(query.Filter);
        var found = db.Contacts.Matching(query.Search, db).KeptBy(query.Filter, db, Now);
        var isWhole = string.IsNullOrWhiteSpace(query.Search) && filterText is null;
        var (rows, position, sort) = query.Sort == ContactListQuery.ByEnd
            ? await ByEndAsync(found, query, me)
            : await SortedAsync(found, isWhole, query, me);
        var more = filterText is null ? null : new Dictionary<string, string> { [ContactListQuery.FilterName] = query.Filter! };
        return new ContactListViewModel(
            rows,
            position,
            new ListLinks(ContactAddresses.List, query.Search, sort, query.Descending, more),
            filterText,
            me.Actor.Holds(Permissions.ContactsSearch),
            me.Actor.Holds(Permissions.ContactsCreate));
    }

    private async Task<(IReadOnlyList<ContactRow> Rows, PagePosition Position, string Sort)> ByEndAsync(
        IQueryable<Contact> found,
        ContactListQuery query,
        SignedInContact reader)
    {
        var counts = await found.GroupBy(_ => 1)
            .Select(all => new { Total = all.Count(), Dated = all.Count(contact => contact.ValidUntil != null) })
            .SingleOrDefaultAsync();
        var position = PagePosition.At(query.Page, reader.RowsPerTable, counts?.Total ?? 0);
        return (await ReadAsync(ContactsByEnd.Page(found, counts?.Dated ?? 0, position, query.Descending)), position, query.Sort!);
    }

    private async Task<(IReadOnlyList<ContactRow> Rows, PagePosition Position, string Sort)> SortedAsync(
        IQueryable<Contact> found,
        bool isWhole,
        ContactListQuery query,
        SignedInContact reader)
    {
        if ((isWhole ? memory.Total(reader) : null) is not { } total)
        {
            total = await found.CountAsync();
            if (isWhole)
            {
                memory.RememberTotal(reader, total);
            }
        }

        var position = PagePosition.At(query.Page, reader.RowsPerTable, total);
        var (sort, order) = ContactSorts.Of(query.Sort);
        var place = isWhole ? memory.Place(reader, sort, query.Descending, position.Skip) : null;
        var rest = place is null ? found : order.From(found, place, query.Descending);
        var page = order.Sort(rest, query.Descending).Skip(position.Skip - (place?.Before ?? 0)).Take(position.Size);
        var (rows, first) = await ReadAsync(page, position.Skip);
        if (isWhole && first is not null)
        {
            memory.RememberPlace(reader, sort, query.Descending, first);
        }

        return (rows, position, sort);
    }

    public async Task<IReadOnlyList<ContactRow>> ReadAsync(IQueryable<Contact> contacts) => (await ReadAsync(contacts, 0)).Rows;

    private async Task<(IReadOnlyList<ContactRow> Rows, ContactPlace? First)> ReadAsync(IQueryable<Contact> contacts, int before)
    {
        var rows = await contacts.WithAccess(Now)
            .Select(one => new
            {
                one.Contact.Id,
                one.Contact.LastName,
                one.Contact.FirstName,
                one.Contact.UserName,
                one.Contact.NormalizedLastName,
                one.Contact.NormalizedFirstName,
                one.Contact.NormalizedUserName,
                one.Contact.ValidUntil,
                one.KeptOutBy,
                HasPassword = one.Contact.PasswordHash != null,
            })
            .ToListAsync();

        var held = await HeldAsync([.. rows.Select(row => row.Id)]);
        ContactRow[] shown =
        [
            .. rows.Select(row => new ContactRow(
                row.Id,
                row.LastName,
                row.FirstName,
                row.UserName!,
                row.ValidUntil,
                AccessState.Of(row.KeptOutBy, row.HasPassword),
                [
                    .. held[row.Id].Where(found => found.Privilege is null)
                        .Select(role => RoleNames.Of(role.IsAdministrator, role.Name)).Order(),
                ],
                [
                    .. held[row.Id].Where(found => found.Privilege is not null)
                        .Select(connector => new ContactRowConnector(connector.Name, connector.Privilege!.Value)),
                ])),
        ];
        var first = rows.Select(row =>
                new ContactPlace(before, row.NormalizedLastName, row.NormalizedFirstName, row.NormalizedUserName!, row.Id))
            .FirstOrDefault();
        return (shown, first);
    }

    // What the contacts have: roles, and connectors, which alone have a privilege.
    private async Task<ILookup<long, Held>> HeldAsync(List<long> ids)
    {
        // One parameter: as many as there are rows, the command would be written anew at every page.
        var roles = db.ContactRoles.Where(held => EF.Parameter(ids).Contains(held.UserId))
            .Select(held => new Held
            {
                ContactId = held.UserId,
                Name = held.Role.Name!,
                IsAdministrator = held.Role.IsAdministrator,
                Privilege = (ConnectorPrivilege?)null,
            });
        var connectors = db.MobileConnectors.Where(connector => EF.Parameter(ids).Contains(connector.ContactId))
            .Select(connector => new Held
            {
                ContactId = connector.ContactId,
                Name = connector.Platform.Name,
                IsAdministrator = false,
                Privilege = connector.Privilege,
            });
        return (await roles.Concat(connectors).ToListAsync()).ToLookup(held => held.ContactId);
    }

    private sealed class Held
    {
        public long ContactId { get; init; }

        public required string Name { get; init; }

        public bool IsAdministrator { get; init; }

        public ConnectorPrivilege? Privilege { get; init; }
    }
}
