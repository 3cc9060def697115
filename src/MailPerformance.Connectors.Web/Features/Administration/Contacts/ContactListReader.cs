using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// Reads lines of the list in two commands: the contacts, then the roles and connectors of just these, with the parts of the list where
/// these are wanted.
/// </summary>
public sealed class ContactListReader(ConnectorsDbContext db, ContactFacetReader facets, TimeProvider time)
{
    /// <param name="before">How many contacts of the order are before these.</param>
    /// <param name="counted">What is to be counted in the same command.</param>
    /// <param name="withFacets">The parts of the list are read along, also where there is no line.</param>
    /// <returns>The number is 0 when there is no line that it could come with.</returns>
    public async Task<ContactLines> ReadAsync(
        IQueryable<Contact> contacts, int before = 0, IQueryable<Contact>? counted = null, bool withFacets = false)
    {
        var isCounted = counted is not null;
        var rows = await contacts.WithAccess(time.GetUtcNow().UtcDateTime)
            .Select(one => new Row
            {
                Place = new ContactPlace(
                    before, one.Contact.NormalizedLastName, one.Contact.NormalizedFirstName, one.Contact.NormalizedUserName!,
                    one.Contact.ValidUntilOrder, one.Contact.LastSignInOrder, one.Contact.Id),
                LastName = one.Contact.LastName,
                FirstName = one.Contact.FirstName,
                Login = one.Contact.UserName!,
                ValidUntil = one.Contact.ValidUntil,
                AccessEndsAt = one.Contact.AccessEndsAt,
                LastSignInAt = one.Contact.LastSignInAt,
                KeptOutBy = one.KeptOutBy,
                HasPassword = one.Contact.PasswordHash != null,
                Total = isCounted ? counted!.Count() : 0,
            })
            .ToListAsync();
        var held = await HeldAsync([.. rows.Select(row => row.Place.Id)], withFacets);
        var ofContacts = held.Where(found => found.Kind is FacetHeld.OfRole or FacetHeld.OfConnector).ToLookup(found => found.Id);
        return new ContactLines(
            [.. rows.Select((row, index) => LineOf(row, before + index, [.. ofContacts[row.Place.Id]]))],
            rows.Select(row => row.Total).FirstOrDefault(),
            withFacets ? ContactFacetReader.Of(held) : null);
    }

    /// <summary>The parts of the list alone.</summary>
    public async Task<ContactFacets> FacetsAsync() => ContactFacetReader.Of(await facets.Query().ToListAsync());

    private static ContactLine LineOf(Row row, int before, List<FacetHeld> held) => new(
        row.Place with { Before = before },
        row.LastName,
        row.FirstName,
        row.Login,
        row.ValidUntil,
        row.AccessEndsAt,
        row.LastSignInAt,
        row.KeptOutBy,
        row.HasPassword,
        [.. held.Where(found => found.Kind == FacetHeld.OfRole).Select(role => new ContactLineRole(role.Name, role.IsAdministrator))],
        [
            .. held.Where(found => found.Kind == FacetHeld.OfConnector)
                .Select(connector => new ContactRowConnector(connector.Name, (ConnectorPrivilege)connector.Count!.Value)),
        ]);

    // What the contacts have: roles, and connectors.
    private async Task<List<FacetHeld>> HeldAsync(List<long> ids, bool withFacets)
    {
        if (ids.Count == 0)
        {
            return withFacets ? await facets.Query().ToListAsync() : [];
        }

        // One parameter: as many as there are rows, the command would be written anew at every page. The ids come first, by a cross join,
        // which SQLite does not turn round: without statistics it would read the connectors of the whole account to find some.
        var wanted = db.Accounts.SelectMany(_ => EF.Parameter(ids).AsQueryable());
        IQueryable<MobileConnector> allConnectors = db.MobileConnectors;
        IQueryable<ContactRole> allRoles = db.ContactRoles;
        var roles = wanted.SelectMany(_ => allRoles, (id, held) => new { id, held }).Where(one => one.held.UserId == one.id)
            .Select(one => one.held)
            .Select(held => new FacetHeld
            {
                Kind = FacetHeld.OfRole,
                Id = held.UserId,
                Name = held.Role.Name!,
                Key = null,
                IsAdministrator = held.Role.IsAdministrator,
                Count = null,
            });
        var connectors = wanted.SelectMany(_ => allConnectors, (id, held) => new { id, held }).Where(one => one.held.ContactId == one.id)
            .Select(one => one.held)
            .Select(connector => new FacetHeld
            {
                Kind = FacetHeld.OfConnector,
                Id = connector.ContactId,
                Name = connector.Platform.Name,
                Key = null,
                IsAdministrator = false,
                Count = (int?)connector.Privilege,
            });
        var all = roles.Concat(connectors);
        return await (withFacets ? all.Concat(facets.Query()) : all).ToListAsync();
    }

    private sealed class Row
    {
        public required ContactPlace Place { get; init; }

        public required string LastName { get; init; }

        public required string FirstName { get; init; }

        public required string Login { get; init; }

        public DateOnly? ValidUntil { get; init; }

        public DateTime? AccessEndsAt { get; init; }

        public DateTime? LastSignInAt { get; init; }

        public KeptOutBy? KeptOutBy { get; init; }

        public bool HasPassword { get; init; }

        public int Total { get; init; }
    }
}

/// <summary>What was read of the list.</summary>
/// <param name="Facets">Null: they were not read.</param>
public sealed record ContactLines(IReadOnlyList<ContactLine> Lines, int Total, ContactFacets? Facets);
