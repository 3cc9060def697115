using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Which administrators remain who can sign in, when a write changes who they are.</summary>
internal sealed class AdministratorsObserver(ConnectorsDbContext db) : IEffectObserver
{
    private const int Most = BoundedCount.UsualBound + 1;

    public async Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        if (changes.Deleted<Contact>().All(contact => write.KnowsNoAdministrator(contact.Id)) && !await ConcernsRoleAsync(changes))
        {
            return null;
        }

        var before = await AbleAsync(write.Now);
        return async () =>
        {
            var after = await AbleAsync(write.Now);
            return before.SequenceEqual(after)
                ? []
                : [new AdministratorsLine(
                    [.. after.Take(AdministratorsLine.Named).Select(one => one.Name)], new BoundedCount(after.Count))];
        };
    }

    // Roles are rows that the write has read.
    private async Task<bool> ConcernsRoleAsync(WriteChanges changes)
    {
        foreach (var held in changes.Added<ContactRole>().Concat(changes.Deleted<ContactRole>()).ToList())
        {
            if ((held.Role ?? await db.Roles.FindAsync(held.RoleId)) is { IsAdministrator: true })
            {
                return true;
            }
        }

        return false;
    }

    // Administrators are few.
    private Task<List<Administrator>> AbleAsync(DateTime now) =>
        ContactOrder.ByLastName.Sort(db.AbleAdministrators(now), descending: false)
            .Select(contact => new Administrator(contact.Id, contact.FirstName + " " + contact.LastName)).Take(Most).ToListAsync();

    private sealed record Administrator(long Id, string Name);
}
