using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Who gains and who loses which right: reads the rights of those whom the write reaches before and after it. Of the holders of a role
/// whose ticks change, the first few by name; the others are counted.
/// </summary>
internal sealed class RightsObserver(ConnectorsDbContext db) : IEffectObserver
{
    /// <summary>How many people are named.</summary>
    public const int Named = 20;

    private const int Most = BoundedCount.UsualBound + 1;

    public async Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var people = changes.Added<ContactRole>().Concat(changes.Deleted<ContactRole>()).Select(held => held.UserId)
            .Concat(changes.Deleted<Contact>().Select(contact => contact.Id)).Where(id => id > 0).Distinct().ToList();
        var others = people.Count;
        foreach (var ticks in changes.Added<RolePermission>().Concat(changes.Deleted<RolePermission>())
            .Where(ticked => ticked.RoleId > 0).ToLookup(ticked => ticked.RoleId, ticked => ticked.Permission))
        {
            var (holderIds, count) = await HoldersAsync(ticks.Key, [.. ticks]);
            (people, others) = ([.. people.Union(holderIds)], others + count);
        }

        if (people.Count == 0)
        {
            return null;
        }

        people = [.. people.Take(Named)];
        var before = await RightsAsync(people);
        return async () => Lines(write, before, (await RightsAsync(people)).ToDictionary(one => one.Id), others - people.Count);
    }

    // Those whose rights the ticks change, since no other role of theirs has the same tick: the first by name, and how many.
    private async Task<(List<long> Ids, int Count)> HoldersAsync(long roleId, List<string> keys)
    {
        IQueryable<ContactRole> all = db.ContactRoles;
        var affected = all.Where(held => held.RoleId == roleId
            && EF.Parameter(keys).Any(key => !all.Any(other => other.UserId == held.UserId && other.RoleId != roleId
                && (other.Role.IsAdministrator || other.Role.Permissions.Any(ticked => ticked.Permission == key)))));
        var count = await affected.Take(Most).CountAsync();
        if (count == 0)
        {
            return ([], 0);
        }

        // Few are sorted; where they are many, the first stand near the beginning of the order's index.
        var named = count < Most
            ? ContactOrder.ByLastName.Sort(affected, held => held.Contact, descending: false).Select(held => held.UserId)
            : ContactOrder.ByLastName.Sort(db.Contacts, descending: false)
                .Where(contact => affected.Any(held => held.UserId == contact.Id)).Select(contact => contact.Id);
        return (await named.Take(Named).ToListAsync(), count);
    }

    private async Task<List<PersonRights>> RightsAsync(List<long> contactIds)
    {
        var rows = await (
            from contact in db.Contacts.Where(contact => EF.Parameter(contactIds).Contains(contact.Id))
            from held in db.Set<ContactRole>().Where(held => held.UserId == contact.Id).DefaultIfEmpty()
            from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
            from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
            select new
            {
                contact.Id,
                Name = contact.FirstName + " " + contact.LastName,
                IsAdministrator = (bool?)role!.IsAdministrator ?? false,
                Permission = (string?)ticked!.Permission,
            }).ToListAsync();
        var found = rows.GroupBy(row => row.Id).ToDictionary(one => one.Key, one => new PersonRights(
            one.Key,
            one.First().Name,
            RightsExplained.ActorOf(one.Key, 0, [new RoleRights(
                one.Any(row => row.IsAdministrator), [.. one.Select(row => row.Permission).OfType<string>()])])));
        return [.. contactIds.Where(found.ContainsKey).Select(id => found[id])];
    }

    // Whoever may not list contacts learns no name here either.
    private static List<EffectLine> Lines(
        AccountWrite write, List<PersonRights> before, Dictionary<long, PersonRights> after, int others)
    {
        var isNamed = write.Authority.View() is null;
        var lines = new List<EffectLine>();
        foreach (var (id, name, was) in before)
        {
            var isNow = after.GetValueOrDefault(id)?.Rights;
            var line = new RightsLine(
                id,
                isNamed ? name : null,
                KeysOf(key => isNow?.Holds(key) == true && !was.Holds(key)),
                KeysOf(key => isNow?.Holds(key) != true && was.Holds(key)),
                isNow?.IsAdministrator == true && !was.IsAdministrator,
                isNow?.IsAdministrator != true && was.IsAdministrator);
            if (line.IsChange)
            {
                lines.Add(line);
            }
        }

        if (others > 0)
        {
            lines.Add(new OtherRightsLine(new BoundedCount(others, BoundedCount.UsualBound - Named)));
        }

        return lines;
    }

    private static List<string> KeysOf(Func<string, bool> which) =>
        [.. PermissionCatalogue.All.Select(permission => permission.Key).Where(which)];

    private sealed record PersonRights(long Id, string Name, Accounts.Actor Rights);
}
