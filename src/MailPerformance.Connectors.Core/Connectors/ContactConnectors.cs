using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>All platforms, and the connectors that one contact had before the write.</summary>
internal sealed record ContactConnectors(IReadOnlyList<MobilePlatform> Platforms, IReadOnlyList<MobileConnector> Connectors);

internal static class ContactConnectorsReader
{
    /// <summary>In one command, and once in a write, however many ask.</summary>
    public static Task<ContactConnectors> ConnectorsOfAsync(this AccountWrite write, ConnectorsDbContext db, long contactId) =>
        write.OnceAsync((typeof(ContactConnectors), contactId), async () =>
        {
            var own = db.MobileConnectors.Where(connector => connector.ContactId == contactId);
            var rows = await (
                from platform in db.MobilePlatforms
                from connector in own.Where(found => found.PlatformId == platform.Id).DefaultIfEmpty()
                select new { platform, connector }).ToListAsync();
            return new ContactConnectors(
                [.. rows.Select(row => row.platform)], [.. rows.Select(row => row.connector).OfType<MobileConnector>()]);
        });

    /// <summary>The same connectors of several contacts.</summary>
    public static async Task<IReadOnlyList<MobileConnector>> ConnectorsOfAsync(
        this AccountWrite write, ConnectorsDbContext db, IReadOnlyList<long> contactIds) => contactIds.Count switch
        {
            0 => [],
            1 => (await write.ConnectorsOfAsync(db, contactIds[0])).Connectors,
            _ => await db.MobileConnectors
                .Where(connector => EF.Parameter(contactIds).Contains(connector.ContactId)).ToListAsync(),
        };
}
