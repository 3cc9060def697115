using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads lines of the list in two commands: the contacts, then the roles and connectors of just these.</summary>
public sealed class ContactList(
    ConnectorsDbContext db, CurrentAccount current, ContactSearch search, ContactListMemory memory, TimeProvider time)
{
    // Behind any page that somebody asks for, while it is not known how many there are.
    private const int NotKnown = 1_000_000_000;

    private SignedInContact Me => current.Contact!;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A page of the list; where something is searched for, in one command more, which looks for the shortest way.</summary>
    public async Task<ContactListViewModel> PageAsync(ContactListQuery query)
    {
        var filterText = ContactFilters.TextOf(query.Filter);
        var found = await search.FindAsync(
            query.Search, ContactFilters.Of(query.Filter, db, Now, Me.MobileConnectorsEnabled), query.IsExact);
        var (rows, position) = found.IsWhole ? await WholeAsync(query) : await FoundAsync(found, query);
        var more = new Dictionary<string, string>();
        if (filterText is not null)
        {
            more.Add(ContactListQuery.FilterName, query.Filter!);
        }

        if (query.IsExact && !found.IsWhole)
        {
            more.Add(ContactListQuery.CountName, ContactListQuery.ExactCount);
        }

        return new ContactListViewModel(
            rows,
            position,
            new ListLinks(ContactAddresses.List, query.Search, ContactSorts.Of(query.Sort).Word, query.Descending, more),
            filterText,
            found.IsCut,
            Me.Actor.Holds(Permissions.ContactsSearch),
            Me.Actor.Holds(Permissions.ContactsCreate));
    }

    private async Task<(IReadOnlyList<ContactRow> Rows, PagePosition Position)> WholeAsync(ContactListQuery query)
    {
        var position = PagePosition.At(query.Page, Me.RowsPerTable, Me.ContactCount);
        var (sort, order) = ContactSorts.Of(query.Sort);
        var place = memory.Place(Me, sort, query.Descending, position.Skip);
        IQueryable<Contact> rest = place is null ? db.Contacts : order.From(db.Contacts, place, query.Descending);
        var page = order.Sort(rest, query.Descending).Skip(position.Skip - (place?.Before ?? 0)).Take(position.Size);
        var (rows, first, _) = await ReadAsync(page, position.Skip);
        if (first is not null)
        {
            memory.RememberPlace(Me, sort, query.Descending, first);
        }

        return (rows, position);
    }

    // The number comes with the rows, so that it is one command; a page behind the last has none, and its reader gets the last.
    private async Task<(IReadOnlyList<ContactRow> Rows, PagePosition Position)> FoundAsync(FoundContacts found, ContactListQuery query)
    {
        if (found.Count == 0)
        {
            return ([], PagePosition.At(1, Me.RowsPerTable, 0));
        }

        var sorted = ContactSorts.Of(query.Sort).Order.Sort(found.Contacts, query.Descending);
        var wanted = PagePosition.At(query.Page, Me.RowsPerTable, found.Count ?? NotKnown);
        var number = found.Count is null ? found.Contacts : null;
        var (rows, _, total) = await ReadAsync(sorted.Skip(wanted.Skip).Take(wanted.Size), wanted.Skip, number);
        if (rows.Count > 0 || wanted.Number == 1)
        {
            return (rows, wanted with { Total = found.Count ?? total });
        }

        var last = PagePosition.At(wanted.Number, wanted.Size, await found.Contacts.CountAsync());
        return ((await ReadAsync(sorted.Skip(last.Skip).Take(last.Size), last.Skip)).Rows, last);
    }

    public async Task<IReadOnlyList<ContactRow>> ReadAsync(IQueryable<Contact> contacts) => (await ReadAsync(contacts, 0)).Rows;

    // With how many contacts there are in whatever is to be counted.
    private async Task<(IReadOnlyList<ContactRow> Rows, ContactPlace? First, int Total)> ReadAsync(
        IQueryable<Contact> contacts, int before, IQueryable<Contact>? counted = null)
    {
        var isCounted = counted is not null;
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
                one.Contact.ValidUntilOrder,
                one.Contact.ValidUntil,
                one.KeptOutBy,
                HasPassword = one.Contact.PasswordHash != null,
                Total = isCounted ? counted!.Count() : 0,
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
                new ContactPlace(
                    before, row.NormalizedLastName, row.NormalizedFirstName, row.NormalizedUserName!, row.ValidUntilOrder, row.Id))
            .FirstOrDefault();
        return (shown, first, rows.Select(row => row.Total).FirstOrDefault());
    }

    // What the contacts have: roles, and connectors, which alone have a privilege.
    private async Task<ILookup<long, Held>> HeldAsync(List<long> ids)
    {
        if (ids.Count == 0)
        {
            return Enumerable.Empty<Held>().ToLookup(held => held.ContactId);
        }

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
