using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>
/// The sign-in of a phone that the contact has not used before is told to it. A phone that somebody has disconnected, or whose tokens came
/// twice, is as new when it comes back; one that does not say which it is always is.
/// </summary>
internal sealed class PhoneAlerts(ConnectorsDbContext db, AlertOutbox alerts) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (!alerts.IsEnabled)
        {
            return;
        }

        foreach (var device in changes.Added<MobileDevice>().ToList())
        {
            if (!await IsKnownAsync(device))
            {
                await alerts.AddAsync(write, device.ContactId, new NewPhoneMail(device.Name, device.Model, device.System));
            }
        }
    }

    private async Task<bool> IsKnownAsync(MobileDevice device) =>
        device.InstallationId is { } installationId
        && await db.MobileDevices.Where(found => found.ContactId == device.ContactId && found.InstallationId == installationId)
            .OrderByDescending(found => found.Id)
            .Select(found => found.EndReason)
            .Take(1)
            .AnyAsync(reason => reason != DeviceEnd.Disconnected && reason != DeviceEnd.TokenReused);
}
