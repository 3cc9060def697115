using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Begins and ends what a device may do.</summary>
public sealed class DeviceService(ConnectorsDbContext db, AccountWriter writer)
{
    /// <summary>
    /// The app has signed in: keeps the device and, the first time, the connector's date of activation. Whoever may not use the app
    /// at this moment is refused, whatever was true when the sign-in began.
    /// </summary>
    /// <param name="contactId">The contact that has signed in, and is the current one.</param>
    /// <param name="approval">What the contact has agreed to.</param>
    /// <param name="code">The code of an invitation that the phone came with, which is used up; null: it came without.</param>
    public Task<WriteResult<long>> SignedInAsync(
        long contactId, string platformKey, long authorizationId, DeviceDescription description, DeviceApproval approval,
        string? code = null) =>
        writer.RunAsync(
            _ => db.MobileConnectors.OnOpenPlatforms().Include(found => found.Contact)
                .SingleOrDefaultAsync(found => found.ContactId == contactId && found.Platform.Key == platformKey),
            (write, _) => write.Authority.SignPhoneIn(contactId),
            async (write, connector) =>
            {
                if (!write.Account.MobileConnectorsEnabled
                    || !await HoldsAsync(approval, connector)
                    || (code is not null && !await UseAsync(write, connector, code)))
                {
                    return WriteResult.NotFound<long>();
                }

                connector.ActivatedAt ??= write.Now;
                var device = await FindAsync(connector, description) ?? Add(write, connector, description);
                device.AuthorizationId = authorizationId;
                device.LastUsedAt = write.Now;
                device.RefusedAt = null;
                device.Describe(description);
                return WriteResult.Done(() => device.Id);
            });

    /// <summary>Ends one device. Everybody may end their own; another's needs what lowering its connector needs.</summary>
    public Task<WriteResult<long>> EndAsync(long deviceId) =>
        writer.RunAsync(
            async _ =>
            {
                var device = await db.MobileDevices.SingleOrDefaultAsync(found => found.Id == deviceId);
                return device is null ? null : new { Device = device, Standing = (await db.FindContactStandingAsync(device.ContactId))! };
            },
            (write, target) => write.Authority.ManagePhone(target.Standing),
            (write, target) =>
            {
                target.Device.End(write.Now, DeviceEnd.Disconnected);
                return Task.FromResult(WriteResult.Done(target.Device.ContactId));
            });

    /// <summary>Ends all devices of one connector; the connector stays.</summary>
    /// <returns>How many have ended.</returns>
    public Task<WriteResult<int>> EndAllOfConnectorAsync(long connectorId) =>
        writer.RunAsync(
            _ => db.FindConnectorAsync(connectorId),
            (write, target) => write.Authority.ReduceConnector(target.Standing),
            (write, target) =>
            {
                var (contactId, platformId) = (target.Connector.ContactId, target.Connector.PlatformId);
                return EndAsync(write, device => device.ContactId == contactId && device.PlatformId == platformId);
            });

    /// <summary>Ends all devices of the account on a platform; administrators only, as administrators' devices are among them.</summary>
    /// <returns>How many have ended.</returns>
    public Task<WriteResult<int>> EndAllOfPlatformAsync(string platformKey) =>
        writer.RunAsync(
            _ => db.MobilePlatforms.SingleOrDefaultAsync(platform => platform.Key == platformKey),
            (write, _) => write.Authority.Administrate(),
            (write, platform) => EndAsync(write, device => device.PlatformId == platform.Id));

    // The same installation of the app signs in again as the same device.
    private async Task<MobileDevice?> FindAsync(MobileConnector connector, DeviceDescription description) =>
        description.InstallationId is not { } installationId
            ? null
            : await db.MobileDevices.FirstOrDefaultAsync(found => found.EndedAt == null && found.ContactId == connector.ContactId
                && found.PlatformId == connector.PlatformId && found.InstallationId == installationId);

    private MobileDevice Add(AccountWrite write, MobileConnector connector, DeviceDescription description)
    {
        var device = new MobileDevice
        {
            AccountId = write.Account.Id,
            ContactId = connector.ContactId,
            PlatformId = connector.PlatformId,
            Name = description.Name,
            FirstUsedAt = write.Now,
        };
        db.MobileDevices.Add(device);
        return device;
    }

    private async Task<bool> HoldsAsync(DeviceApproval approval, MobileConnector connector) =>
        connector.Contact.SecurityStamp == approval.SecurityStamp
        && connector.CreatedAt <= approval.GivenAt
        && await db.Sessions.AnyAsync(session => session.ContactId == connector.ContactId && session.Key == approval.SessionId)
        && !await db.MobileDevices.AnyAsync(device =>
            device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId && device.EndedAt > approval.GivenAt);

    private async Task<bool> UseAsync(AccountWrite write, MobileConnector connector, string code)
    {
        var hash = InvitationCode.Tidy(code) is { } tidy ? ReadableCode.HashOf(tidy) : "";
        var invitation = await InvitationService.Good(db, write.Now).SingleOrDefaultAsync(found =>
            found.CodeHash == hash && found.ContactId == connector.ContactId && found.PlatformId == connector.PlatformId);
        if (invitation is null)
        {
            return false;
        }

        invitation.UsedAt = write.Now;
        return true;
    }

    private async Task<WriteResult<int>> EndAsync(AccountWrite write, Expression<Func<MobileDevice, bool>> which)
    {
        var devices = await db.MobileDevices.Where(device => device.EndedAt == null).Where(which).ToListAsync();
        devices.ForEach(device => device.End(write.Now, DeviceEnd.Disconnected));
        return WriteResult.Done(devices.Count);
    }
}
