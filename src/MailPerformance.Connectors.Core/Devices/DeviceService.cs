using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Begins and ends what a device may do.</summary>
public sealed class DeviceService(ConnectorsDbContext db, AccountWriter writer, CoverageGuard coverage)
{
    /// <summary>
    /// The app has signed in: keeps the device and, the first time, the connector's date of activation. Whoever may not use the app
    /// at this moment is refused, whatever was true when the sign-in began.
    /// </summary>
    /// <param name="contactId">The contact that has signed in, and is the current one.</param>
    /// <param name="consent">What the contact has agreed to.</param>
    /// <param name="code">The enrolment code that the phone came with, which is used up; null: it came without.</param>
    public Task<WriteResult<long>> SignedInAsync(
        long contactId, string platformKey, long authorizationId, DeviceDescription description, DeviceConsent consent, string? code = null) =>
        writer.RunAsync(async write =>
        {
            var connector = await db.MobileConnectors
                .Include(found => found.Contact).ThenInclude(contact => contact.Devices.Where(device => device.EndedAt == null))
                .SingleOrDefaultAsync(found => found.ContactId == contactId && found.Platform.Key == platformKey
                    && found.Platform.Availability == PlatformAvailability.Available);
            if (connector is null || !write.Account.MobileConnectorsEnabled || !await HoldsAsync(consent, connector))
            {
                return WriteResult.NotFound<long>();
            }

            if (code is not null && !await UseAsync(write, connector, code))
            {
                return WriteResult.NotFound<long>();
            }

            connector.ActivatedAt ??= write.Now;
            var device = description.InstallationId is null
                ? null
                : connector.Contact.Devices.FirstOrDefault(found =>
                    found.PlatformId == connector.PlatformId && found.InstallationId == description.InstallationId);
            if (device is null)
            {
                device = new MobileDevice { Name = description.Name, PlatformId = connector.PlatformId, FirstUsedAt = write.Now };
                connector.Contact.Devices.Add(device);
            }

            device.AuthorizationId = authorizationId;
            device.LastUsedAt = write.Now;
            device.RefusedAt = null;
            device.Describe(description);
            await db.SaveChangesAsync();
            return WriteResult.Done(device.Id);
        });

    /// <summary>Ends one device. Everybody may end their own; another's needs what lowering its connector needs.</summary>
    public Task<WriteResult<long>> EndAsync(long deviceId) =>
        writer.RunAsync(async write =>
        {
            var device = await db.MobileDevices.SingleOrDefaultAsync(found => found.Id == deviceId);
            if (device is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (device.ContactId != write.Actor.ContactId
                && write.Authority.ReduceConnector((await db.FindContactRightsAsync(device.ContactId))!) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            await coverage.WatchAsync(write);
            device.End(write.Now, DeviceEnd.Disconnected);
            return WriteResult.Done(device.ContactId);
        });

    /// <summary>Ends all devices of one connector; the connector stays.</summary>
    /// <returns>How many have ended.</returns>
    public Task<WriteResult<int>> EndAllOfConnectorAsync(long connectorId) =>
        writer.RunAsync(async write =>
        {
            var connector = await db.MobileConnectors.SingleOrDefaultAsync(found => found.Id == connectorId);
            if (connector is null)
            {
                return WriteResult.NotFound<int>();
            }

            return write.Authority.ReduceConnector((await db.FindContactRightsAsync(connector.ContactId))!) is { } denial
                ? WriteResult.Forbidden<int>(denial)
                : await EndAsync(write, device => device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId);
        });

    /// <summary>Ends all devices of the account on a platform; administrators only, as administrators' devices are among them.</summary>
    /// <returns>How many have ended.</returns>
    public Task<WriteResult<int>> EndAllOfPlatformAsync(string platformKey) =>
        writer.RunAsync(async write =>
            write.Authority.Administrate() is { } denial ? WriteResult.Forbidden<int>(denial)
            : !await db.MobilePlatforms.AnyAsync(platform => platform.Key == platformKey) ? WriteResult.NotFound<int>()
            : await EndAsync(write, device => device.Platform.Key == platformKey));

    private async Task<bool> HoldsAsync(DeviceConsent consent, MobileConnector connector) =>
        connector.Contact.SecurityStamp == consent.SecurityStamp
        && connector.CreatedAt <= consent.GivenAt
        && !await db.EndedSessions.AnyAsync(session => session.SessionId == consent.SessionId)
        && !await db.MobileDevices.AnyAsync(device =>
            device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId && device.EndedAt > consent.GivenAt);

    private async Task<bool> UseAsync(AccountWrite write, MobileConnector connector, string code)
    {
        var hash = EnrolmentCode.Tidy(code) is { } tidy ? EnrolmentCode.HashOf(tidy) : "";
        var enrolment = await EnrolmentService.Good(db, write.Now).SingleOrDefaultAsync(found =>
            found.CodeHash == hash && found.ContactId == connector.ContactId && found.PlatformId == connector.PlatformId);
        if (enrolment is null)
        {
            return false;
        }

        enrolment.UsedAt = write.Now;
        return true;
    }

    private async Task<WriteResult<int>> EndAsync(AccountWrite write, System.Linq.Expressions.Expression<Func<MobileDevice, bool>> which)
    {
        await coverage.WatchAsync(write);
        var devices = await db.MobileDevices.Where(device => device.EndedAt == null).Where(which).ToListAsync();
        devices.ForEach(device => device.End(write.Now, DeviceEnd.Disconnected));
        return WriteResult.Done(devices.Count);
    }
}
