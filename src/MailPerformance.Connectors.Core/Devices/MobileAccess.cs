using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// The one place that says whether the app may be used (rules 9 to 11), asked at sign-in, at every refresh and at every call. It
/// reads the database each time, so that whatever is taken away is gone at the next call, on every node.
/// </summary>
public sealed class MobileAccess(ConnectorsDbContext db, TimeProvider time)
{
    /// <summary>The last use of a device is not written more often than this.</summary>
    public static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    /// <summary>How long a device stays signed in after its last refresh; then its tokens are worth nothing.</summary>
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromDays(90);

    /// <summary>May the contact sign in from the platform?</summary>
    public Task<MobileDecision> FindAsync(long contactId, string platformKey, CancellationToken cancellation = default) =>
        DecideAsync(
            from contact in Everywhere<Contact>().Where(contact => contact.Id == contactId)
            from platform in db.Set<MobilePlatform>().Where(platform => platform.Key == platformKey)
            select new Asked { Contact = contact, Platform = platform },
            cancellation);

    /// <summary>May the device whose tokens belong to the authorization go on working?</summary>
    public Task<MobileDecision> FindAsync(long contactId, long authorizationId, CancellationToken cancellation = default) =>
        DecideAsync(
            from device in Everywhere<MobileDevice>().Where(device => device.AuthorizationId == authorizationId && device.ContactId == contactId)
            select new Asked { Contact = device.Contact, Platform = device.Platform, Device = device },
            cancellation);

    /// <summary>May the device go on working? Asked again inside the transaction of what its contact does with it.</summary>
    internal Task<MobileDecision> FindDeviceAsync(long contactId, long deviceId) =>
        DecideAsync(
            from device in Everywhere<MobileDevice>().Where(device => device.Id == deviceId && device.ContactId == contactId)
            select new Asked { Contact = device.Contact, Platform = device.Platform, Device = device },
            default);

    /// <summary>Keeps that the device was answered, at most once in <see cref="UseInterval"/>.</summary>
    public async Task UsedAsync(CallingDevice device, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - UseInterval;
        if (device.RefusedAt is not null || device.LastUsedAt <= before)
        {
            // Calls at the same time write once, and one that was answered before the device ended does not hide that it was refused since.
            var stale = Everywhere<MobileDevice>().Where(found =>
                found.Id == device.Id && found.EndedAt == null && (found.RefusedAt != null || found.LastUsedAt <= before));
            await stale.ExecuteUpdateAsync(
                set => set.SetProperty(found => found.LastUsedAt, now).SetProperty(found => found.RefusedAt, (DateTime?)null),
                cancellation);
        }
    }

    /// <summary>Keeps when the device was first refused.</summary>
    public Task RefusedAsync(long deviceId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Everywhere<MobileDevice>().Where(found => found.Id == deviceId && found.RefusedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.RefusedAt, now), cancellation);
    }

    /// <summary>Ends the device of an authorization, for a reason that the sign-in server has found itself: reuse is refused that instant.</summary>
    public Task EndAsync(long authorizationId, DeviceEnd reason, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Everywhere<MobileDevice>().Where(found => found.AuthorizationId == authorizationId && found.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(found => found.EndedAt, now)
                    .SetProperty(found => found.EndReason, reason)
                    .SetProperty(found => found.RefusedAt, found => reason == DeviceEnd.TokenReused ? now : found.RefusedAt),
                cancellation);
    }

    // Tokens name a contact; the account is known only when the contact has been read.
    private IQueryable<T> Everywhere<T>()
        where T : class => db.Set<T>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private async Task<MobileDecision> DecideAsync(IQueryable<Asked> asked, CancellationToken cancellation)
    {
        var allowed = Everywhere<Contact>().Allowed(time.GetUtcNow().UtcDateTime);
        var rows = await (
            from one in asked
            from connector in db.Set<MobileConnector>()
                .Where(found => found.ContactId == one.Contact.Id && found.PlatformId == one.Platform.Id).DefaultIfEmpty()
            from category in db.Set<ContactCategory>().Where(found => found.ContactId == one.Contact.Id).DefaultIfEmpty()
            select new
            {
                ContactId = one.Contact.Id,
                one.Contact.AccountId,
                AccountCode = one.Contact.Account.Code,
                AccountName = one.Contact.Account.Name,
                one.Contact.Account.MobileConnectorsEnabled,
                one.Contact.Account.WriteSequence,
                one.Contact.FirstName,
                one.Contact.LastName,
                one.Contact.UserName,
                one.Contact.Language,
                one.Contact.TimeZone,
                one.Contact.RowsPerTable,
                one.Contact.SecurityStamp,
                IsAllowed = allowed.Any(found => found.Id == one.Contact.Id),
                one.Platform.Key,
                PlatformName = one.Platform.Name,
                one.Platform.Availability,
                Privilege = (ConnectorPrivilege?)connector!.Privilege,
                connector.ActivatedAt,
                CategoryId = (long?)category!.LabelId,
                one.Device,
            })
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .AsNoTracking()
            .ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return new MobileDecision(null, MobileRefusal.Ended, null);
        }

        var found = rows[0];
        var subject = new MobileSubject(found.ContactId, found.AccountId, found.Language, found.UserName!, found.PlatformName, found.Device?.Id);
        MobileRefusal? refusal =
            found.Device?.EndedAt is not null ? MobileRefusal.Ended
            : !found.IsAllowed ? MobileRefusal.Suspended
            : !found.MobileConnectorsEnabled ? MobileRefusal.OptionOff
            : found.Availability != PlatformAvailability.Available ? MobileRefusal.PlatformUnavailable
            : found.Privilege is null ? MobileRefusal.NoConnector
            : null;
        if (refusal is not null)
        {
            return new MobileDecision(null, refusal, subject);
        }

        var categories = rows.Select(row => row.CategoryId).OfType<long>().ToFrozenSet();
        var contact = new SignedInContact(
            new Actor(found.ContactId, found.AccountId, false, [], Entrance.Phone, found.Device?.Id),
            found.AccountCode,
            found.AccountName,
            found.MobileConnectorsEnabled,
            found.WriteSequence,
            found.FirstName,
            found.LastName,
            found.UserName!,
            found.Language,
            found.TimeZone,
            found.RowsPerTable,
            found.SecurityStamp);
        var device = found.Device is null
            ? null
            : new CallingDevice(
                found.Device.Id, found.Device.Name, found.Device.Model, found.Device.System, found.Device.AppVersion,
                found.Device.LastUsedAt, found.Device.RefusedAt);
        return new MobileDecision(
            new MobileCaller(
                contact, found.Key, found.PlatformName, found.Privilege!.Value, found.ActivatedAt,
                categories.Count == 0 ? null : categories, device),
            null,
            subject);
    }

    private sealed class Asked
    {
        public required Contact Contact { get; init; }

        public required MobilePlatform Platform { get; init; }

        public MobileDevice? Device { get; init; }
    }
}
