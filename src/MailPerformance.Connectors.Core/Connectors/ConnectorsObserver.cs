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
        var contactIds = changes.Deleted<MobileConnector>().Select(connector => connector.ContactId)
            .Concat(changes.Deleted<Contact>().Select(contact => contact.Id)).Distinct().ToList();
        var isTurnedOff = changes.Changed<Account>(nameof(Account.MobileConnectorsEnabled))
            .Any(account => !account.MobileConnectorsEnabled);
        if (contactIds.Count == 0)
        {
            return isTurnedOff ? SuspendedAsync : null;
        }

        // By their contacts, of which each has few: those of a deleted contact go with it, by the database itself.
        var before = await ReadAsync(contactIds);
        return async () =>
        {
            var left = await db.MobileConnectors.Where(connector => EF.Parameter(contactIds).Contains(connector.ContactId))
                .Select(connector => connector.Id).ToListAsync();
            return [.. before.Where(line => !left.Contains(line.ConnectorId)), .. isTurnedOff ? await SuspendedAsync() : []];
        };
    }

    private async Task<IReadOnlyList<EffectLine>> SuspendedAsync() =>
        await db.MobileConnectors.Take(Most).CountAsync() is > 0 and var count
            ? [new ConnectorsSuspendedLine(new BoundedCount(count))]
            : [];

    private async Task<List<ConnectorRemovedLine>> ReadAsync(List<long> contactIds)
    {
        var rows = await db.MobileConnectors.Where(connector => EF.Parameter(contactIds).Contains(connector.ContactId))
            .Select(connector => new
            {
                connector.Id,
                connector.Contact.FirstName,
                connector.Contact.LastName,
                Platform = connector.Platform.Name,
                connector.Privilege,
            }).ToListAsync();
        return
        [
            .. rows.OrderBy(one => one.Id)
                .Select(one => ConnectorRemovedLine.Of(one.Id, one.FirstName, one.LastName, one.Platform, one.Privilege)),
        ];
    }
}
