using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Reads what <see cref="RightsExplained"/> explains. People are looked for in a window of those who hold a role by which one may give
/// roles, so that a large account costs what a small one costs; the built-in role is the oldest, so administrators come first in it.
/// </summary>
public sealed class WhyReader(ConnectorsDbContext db, TimeProvider time)
{
    /// <summary>How many holders are looked at.</summary>
    public const int Window = 100;

    // More than one of the few administrators may be unable to sign in.
    private const int WindowOfAdministrators = 25;

    /// <summary>Every role of the account, in the order of their lists, with who gave it to the contact.</summary>
    public async Task<IReadOnlyList<RolePath>> RolesAsync(long contactId)
    {
        var rows = await (
            from role in db.Roles
            from held in db.Set<ContactRole>().Where(held => held.UserId == contactId && held.RoleId == role.Id).DefaultIfEmpty()
            from giver in db.Set<Contact>().Where(giver => giver.Id == held!.GrantedById).DefaultIfEmpty()
            orderby role.IsAdministrator descending, role.NormalizedName
            select new
            {
                role.Id,
                role.Name,
                role.IsAdministrator,
                Permissions = role.Permissions.Select(ticked => ticked.Permission).ToList(),
                HeldId = (long?)held!.RoleId,
                GiverId = (long?)giver!.Id,
                GiverName = giver.FirstName + " " + giver.LastName,
                held.GrantedByName,
                held.GrantedAt,
                held.GrantedIn,
            })
            .AsSingleQuery()
            .ToListAsync();
        return
        [
            .. rows.Select(row => new RolePath(
                row.Id,
                row.Name,
                new RoleRights(row.IsAdministrator, [.. row.Permissions.Where(PermissionCatalogue.Keys.Contains)]),
                row.HeldId is null
                    ? null
                    : new Grant(row.GiverId, row.GiverId is null ? row.GrantedByName : row.GiverName, row.GrantedAt, row.GrantedIn))),
        ];
    }

    /// <summary>Those of the current account who can sign in and may edit contacts; of those whose roles are not among these, nothing.</summary>
    /// <param name="roles">See <see cref="RolesAsync"/>.</param>
    public async Task<FoundGivers> GiversAsync(IReadOnlyList<RolePath> roles)
    {
        var giving = db.Roles.Where(role =>
            role.IsAdministrator || role.Permissions.Any(ticked => ticked.Permission == Permissions.ContactsEdit));
        var rights = roles.ToDictionary(role => role.Id, role => role.Rights);
        var rows = await AbleAsync(giving, Window);
        return new FoundGivers(
            [
                .. rows.Able.Select(one => ActorOf(one, rights))
                    .OrderByDescending(one => one.IsAdministrator).ThenBy(one => one.Name, StringComparer.CurrentCulture),
            ],
            rows.IsWhole);
    }

    // A role that was given between the two commands is not among them.
    private static Actor ActorOf(Holder one, Dictionary<long, RoleRights> rights) =>
        RightsExplained.ActorOf(one.Id, one.AccountId, one.RoleIds.Where(rights.ContainsKey).Select(id => rights[id])) with
        {
            Name = one.Name,
        };

    /// <summary>Administrators of the current account who can sign in: names, to ask them.</summary>
    public async Task<IReadOnlyList<string>> AdministratorsAsync(int most)
    {
        var found = await AbleAsync(db.Roles.Where(role => role.IsAdministrator), WindowOfAdministrators);
        return [.. found.Able.Select(one => one.Name).Order(StringComparer.CurrentCulture).Take(most)];
    }

    // From the roles to their holders by a cross join, and from these by left joins, none of which SQLite turns round.
    private async Task<(List<Holder> Able, bool IsWhole)> AbleAsync(IQueryable<Role> giving, int window)
    {
        var now = time.GetUtcNow().UtcDateTime;
        IQueryable<ContactRole> all = db.ContactRoles;
        IQueryable<Contact> contacts = db.Contacts;
        var able = contacts.Able(now);
        var holders = (
            from role in giving
            from held in all
            where held.AccountId == role.AccountId && held.RoleId == role.Id
            orderby role.Id
            select new { held.UserId, held.RoleId }).Take(window);
        var rows = await (
            from holder in holders
            from contact in contacts.Where(contact => contact.Id == holder.UserId).DefaultIfEmpty()
            from own in all.Where(own => own.UserId == holder.UserId).DefaultIfEmpty()
            select new
            {
                holder.UserId,
                By = holder.RoleId,
                contact!.AccountId,
                Name = contact.FirstName + " " + contact.LastName,
                IsAble = able.Any(one => one.Id == holder.UserId),
                own!.RoleId,
            })
            .ToListAsync();
        var people = rows.Where(row => row.IsAble).GroupBy(row => row.UserId)
            .Select(one => new Holder(one.Key, one.First().AccountId, one.First().Name, [.. one.Select(row => row.RoleId).Distinct()]))
            .ToList();
        return (people, rows.Select(row => (row.UserId, row.By)).Distinct().Count() < window);
    }

    private sealed record Holder(long Id, long AccountId, string Name, IReadOnlyList<long> RoleIds);
}

/// <param name="IsWhole">There are no others.</param>
public sealed record FoundGivers(IReadOnlyList<Actor> People, bool IsWhole);
