using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads lines of the list in two commands: the contacts, then the roles and connectors of just these.</summary>
public sealed class ContactListReader(ConnectorsDbContext db, TimeProvider time)
{
    /// <param name="before">How many contacts of the order are before these.</param>
    /// <param name="counted">What is to be counted in the same command.</param>
    /// <returns>The number is 0 when there is no line that it could come with.</returns>
    public async Task<(IReadOnlyList<ContactLine> Lines, int Total)> ReadAsync(
        IQueryable<Contact> contacts, int before = 0, IQueryable<Contact>? counted = null)
    {
        var isCounted = counted is not null;
        var rows = await contacts.WithAccess(time.GetUtcNow().UtcDateTime)
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
                one.Contact.AccessEndsAt,
                one.KeptOutBy,
                HasPassword = one.Contact.PasswordHash != null,
                Total = isCounted ? counted!.Count() : 0,
            })
            .ToListAsync();
        var held = await HeldAsync([.. rows.Select(row => row.Id)]);
        ContactLine[] lines =
        [
            .. rows.Select((row, index) => new ContactLine(
                new ContactPlace(
                    before + index, row.NormalizedLastName, row.NormalizedFirstName, row.NormalizedUserName!, row.ValidUntilOrder, row.Id),
                row.LastName,
                row.FirstName,
                row.UserName!,
                row.ValidUntil,
                row.AccessEndsAt,
                row.KeptOutBy,
                row.HasPassword,
                [
                    .. held[row.Id].Where(found => found.Privilege is null)
                        .Select(role => new ContactLineRole(role.Name, role.IsAdministrator)),
                ],
                [
                    .. held[row.Id].Where(found => found.Privilege is not null)
                        .Select(connector => new ContactRowConnector(connector.Name, connector.Privilege!.Value)),
                ])),
        ];
        return (lines, rows.Select(row => row.Total).FirstOrDefault());
    }

    // What the contacts have: roles, and connectors, which alone have a privilege.
    private async Task<ILookup<long, Held>> HeldAsync(List<long> ids)
    {
        if (ids.Count == 0)
        {
            return Enumerable.Empty<Held>().ToLookup(held => held.ContactId);
        }

        // One parameter: as many as there are rows, the command would be written anew at every page. The ids come first, by a cross join,
        // which SQLite does not turn round: without statistics it would read the connectors of the whole account to find some.
        var wanted = db.Accounts.SelectMany(_ => EF.Parameter(ids).AsQueryable());
        IQueryable<MobileConnector> allConnectors = db.MobileConnectors;
        IQueryable<ContactRole> allRoles = db.ContactRoles;
        var roles = wanted.SelectMany(_ => allRoles, (id, held) => new { id, held }).Where(one => one.held.UserId == one.id)
            .Select(one => one.held)
            .Select(held => new Held
            {
                ContactId = held.UserId,
                Name = held.Role.Name!,
                IsAdministrator = held.Role.IsAdministrator,
                Privilege = (ConnectorPrivilege?)null,
            });
        var connectors = wanted.SelectMany(_ => allConnectors, (id, held) => new { id, held }).Where(one => one.held.ContactId == one.id)
            .Select(one => one.held)
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
