using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Which connectors are gone afterwards, and how many the option « Connecteurs Mobile » suspends.</summary>
internal sealed class ConnectorsObserver(ConnectorsDbContext db) : IEffectObserver
{
    private const int Most = BoundedCount.UsualBound + 1;

    public async Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Deleted<MobileConnector>().Select(connector => connector.Id).ToList();
        var contactIds = changes.Deleted<Contact>().Select(contact => contact.Id).ToList();
        var isTurnedOff = changes.Changed<Account>(nameof(Account.MobileConnectorsEnabled))
            .Any(account => !account.MobileConnectorsEnabled);
        if (ids.Count == 0 && contactIds.Count == 0 && !isTurnedOff)
        {
            return null;
        }

        // Those of a deleted contact go with it, by the database itself. One contact has few, and so has a write.
        var before = isTurnedOff ? [] : await ReadAsync(db.MobileConnectors.Where(connector =>
            EF.Parameter(ids).Contains(connector.Id) || EF.Parameter(contactIds).Contains(connector.ContactId)));
        return async () =>
        {
            if (isTurnedOff)
            {
                return await db.MobileConnectors.Take(Most).CountAsync() is > 0 and var count
                    ? [new ConnectorsSuspendedLine(new BoundedCount(count))]
                    : [];
            }

            var known = before.ConvertAll(line => line.ConnectorId);
            var left = known.Count == 0
                ? []
                : await db.MobileConnectors.Where(connector => EF.Parameter(known).Contains(connector.Id))
                    .Select(connector => connector.Id).ToListAsync();
            return [.. before.Where(line => !left.Contains(line.ConnectorId))];
        };
    }

    private static async Task<List<ConnectorRemovedLine>> ReadAsync(IQueryable<MobileConnector> connectors) =>
    [
        .. (await connectors.OrderBy(connector => connector.Id).Select(connector => new
        {
            connector.Id,
            connector.Contact.FirstName,
            connector.Contact.LastName,
            Platform = connector.Platform.Name,
            connector.Privilege,
        }).ToListAsync()).Select(one => ConnectorRemovedLine.Of(one.Id, one.FirstName, one.LastName, one.Platform, one.Privilege)),
    ];
}
