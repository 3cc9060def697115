using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Who is kept out afterwards, with the connectors that this suspends.</summary>
internal sealed class AccessObserver(ConnectorsDbContext db) : IEffectObserver
{
    public async Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var blocked = changes.Changed<Contact>(nameof(Contact.LockedAt))
            .Where(contact => contact.LockedAt is not null && changes.Before<DateTime?>(contact, nameof(Contact.LockedAt)) is null)
            .ToList();
        if (blocked.Count == 0)
        {
            return null;
        }

        List<long> ids = [.. blocked.Select(contact => contact.Id)];
        var working = await db.MobileConnectors.OnOpenPlatforms()
            .Where(connector => EF.Parameter(ids).Contains(connector.ContactId)).NotSuspended(write.Now)
            .Select(connector => connector.ContactId).ToListAsync();
        IReadOnlyList<EffectLine> lines =
        [
            .. blocked.Select(contact => new AccessBlockedLine(
                contact.Id, $"{contact.FirstName} {contact.LastName}", working.Count(id => id == contact.Id))),
        ];
        return () => Task.FromResult(lines);
    }
}
