using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>
/// The register of rights: who has which right and which connector, through which role, since when, and who gave it. In the order of names,
/// some contacts at a time. That it was taken along is an entry of the journal.
/// </summary>
public sealed class RightsRegister(
    ConnectorsDbContext db, CurrentAccount current, ListExport export, TimeProvider time)
{
    private const int AtOnce = 500;

    private static readonly string[] Columns =
        ["LastName", "FirstName", "Login", "Access", "Right", "Privilege", "Role", "Since", "GivenBy"];

    public async Task WriteAsync(HttpContext context, ExportFormat format)
    {
        var me = current.Contact!;
        await export.WriteAsync(context, format, JournalKind.RightsExported, new Export(
            T("Register_File"),
            [.. Columns.Select(column => column == "Since" ? T("Register_Since", me.TimeZone) : T("Register_" + column))],
            most => RowsAsync(most, context.RequestAborted)));
    }

    private async IAsyncEnumerable<string[]> RowsAsync(int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var roles = await RolesAsync(cancellation);
        Holder? last = null;
        do
        {
            var holders = await HoldersAsync(last, cancellation);
            var ids = holders.ConvertAll(holder => holder.Id);
            var held = await HeldAsync(ids, cancellation);
            foreach (var row in holders.SelectMany(holder => held[holder.Id].SelectMany(one => RowsOf(holder, one, roles))))
            {
                if (most-- == 0)
                {
                    yield break;
                }

                yield return row;
            }

            last = holders.Count == AtOnce ? holders[^1] : null;
        }
        while (last is not null);
    }

    private Task<Dictionary<long, RoleRights>> RolesAsync(CancellationToken cancellation) => db.Roles.AsNoTracking()
        .Select(role => new { role.Id, role.IsAdministrator, Keys = role.Permissions.Select(ticked => ticked.Permission).ToList() })
        .ToDictionaryAsync(
            role => role.Id,
            role => new RoleRights(role.IsAdministrator, [.. PermissionCatalogue.All.Select(one => one.Key).Where(role.Keys.Contains)]),
            cancellation);

    private Task<List<Holder>> HoldersAsync(Holder? last, CancellationToken cancellation)
    {
        IQueryable<Contact> contacts = db.Contacts;
        if (last is not null)
        {
            var place = new ContactPlace(0, last.LastNameKey, last.FirstNameKey, "", "", "", last.Id);
            contacts = ContactOrder.ByLastName.From(contacts, place, descending: false).Where(contact => contact.Id != last.Id);
        }

        return ContactOrder.ByLastName.Sort(contacts, descending: false).Take(AtOnce)
            .WithAccess(time.GetUtcNow().UtcDateTime)
            .Select(one => new Holder
            {
                Id = one.Contact.Id,
                LastNameKey = one.Contact.NormalizedLastName,
                FirstNameKey = one.Contact.NormalizedFirstName,
                LastName = one.Contact.LastName,
                FirstName = one.Contact.FirstName,
                Login = one.Contact.UserName!,
                KeptOutBy = one.KeptOutBy,
                HasPassword = one.Contact.PasswordHash != null,
            }).ToListAsync(cancellation);
    }

    // Roles, and connectors, which alone have a privilege. As one parameter, from the ids: see ContactListReader.
    private async Task<ILookup<long, Held>> HeldAsync(List<long> ids, CancellationToken cancellation)
    {
        var wanted = db.Accounts.SelectMany(_ => EF.Parameter(ids).AsQueryable());
        IQueryable<MobileConnector> connectors = db.MobileConnectors;
        IQueryable<ContactRole> roles = db.ContactRoles;
        var given = wanted.SelectMany(_ => roles, (id, role) => new { id, role }).Where(one => one.role.UserId == one.id)
            .Select(one => new Held
            {
                ContactId = one.id,
                Name = one.role.Role.Name!,
                RoleId = one.role.RoleId,
                Privilege = null,
                ById = one.role.GrantedById,
                ByName = one.role.GrantedByName,
                At = one.role.GrantedAt,
                In = one.role.GrantedIn,
            });
        var added = wanted.SelectMany(_ => connectors, (id, connector) => new { id, connector })
            .Where(one => one.connector.ContactId == one.id)
            .Select(one => new Held
            {
                ContactId = one.id,
                Name = one.connector.Platform.Name,
                RoleId = 0L,
                Privilege = one.connector.Privilege,
                ById = one.connector.GrantedById,
                ByName = one.connector.GrantedByName,
                At = one.connector.GrantedAt,
                In = one.connector.GrantedIn,
            });
        return (await given.Concat(added).ToListAsync(cancellation))
            .OrderBy(held => held.Privilege is not null).ThenBy(held => held.Name, StringComparer.CurrentCulture)
            .ToLookup(held => held.ContactId);
    }

    private IEnumerable<string[]> RowsOf(Holder holder, Held held, Dictionary<long, RoleRights> roles)
    {
        if (held.Privilege is { } privilege)
        {
            return [CellsOf(holder, held, T("Register_Connector", held.Name), Choices.PrivilegeOf(privilege), "")];
        }

        // A role that somebody made since the roles were read is not in the register yet.
        if (!roles.TryGetValue(held.RoleId, out var rights))
        {
            return [];
        }

        var name = RoleNames.Of(rights.IsAdministrator, held.Name);
        return rights.IsAdministrator
            ? [CellsOf(holder, held, T("Register_All"), "", name)]
            : rights.Permissions.Select(key => CellsOf(holder, held, PermissionLabels.Of(key), "", name));
    }

    private string[] CellsOf(Holder holder, Held held, string right, string privilege, string role) =>
    [
        holder.LastName,
        holder.FirstName,
        holder.Login,
        AccessState.Of(holder.KeptOutBy, holder.HasPassword).Text,
        right,
        privilege,
        role,
        held.At is { } at
            ? TimeZoneInfo.ConvertTimeFromUtc(at, TimeZones.Find(current.Contact!.TimeZone))
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : T("Register_Before"),
        held.At is null && held.ByName is null ? "" : new GrantLine(new Grant(held.ById, held.ByName, held.At, held.In), null).By,
    ];

    private sealed class Holder
    {
        public required long Id { get; init; }

        public required string LastNameKey { get; init; }

        public required string FirstNameKey { get; init; }

        public required string LastName { get; init; }

        public required string FirstName { get; init; }

        public required string Login { get; init; }

        public KeptOutBy? KeptOutBy { get; init; }

        public bool HasPassword { get; init; }
    }

    private sealed class Held
    {
        public long ContactId { get; init; }

        /// <summary>Of the role, or of the connector's platform.</summary>
        public required string Name { get; init; }

        public long RoleId { get; init; }

        /// <summary>Null: it is a role.</summary>
        public ConnectorPrivilege? Privilege { get; init; }

        public long? ById { get; init; }

        public string? ByName { get; init; }

        public DateTime? At { get; init; }

        public Entrance? In { get; init; }
    }
}
