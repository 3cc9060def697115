using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Rule 11: removing a connector ends its mobile sessions at once.</summary>
internal sealed class RemovedConnectorEndsDevices(ConnectorsDbContext db) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        foreach (var connector in changes.Deleted<MobileConnector>().ToList())
        {
            var devices = await db.MobileDevices.Where(device => device.EndedAt == null
                && device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId).ToListAsync();
            devices.ForEach(device => device.End(write.Now, DeviceEnd.ConnectorRemoved));
        }
    }
}
