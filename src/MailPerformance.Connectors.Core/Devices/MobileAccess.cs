using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// The one place that says whether the app may be used (rules 9 to 11), asked at sign-in, at every refresh and at every call. It
/// reads the database each time, so that whatever is taken away is gone at the next call, on every node.
/// </summary>
public sealed class MobileAccess(ConnectorsDbContext db, JournalNotes notes, ProductMetrics metrics, TimeProvider time)
{
    /// <summary>The last use of a device is not written more often than this.</summary>
    public static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    /// <summary>How long a device stays signed in after its last refresh; then its tokens are worth nothing.</summary>
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromDays(90);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>May the contact sign in from the platform?</summary>
    public Task<MobileDecision> FindAsync(long contactId, string platformKey, CancellationToken cancellation = default) =>
        DecideAsync(
            from presence in Everywhere<Contact>().Where(contact => contact.Id == contactId).WithPresence(Now)
            from platform in db.Set<MobilePlatform>().Where(platform => platform.Key == platformKey)
            select new Asked { Presence = presence, Platform = platform },
            cancellation);

    /// <summary>May the device whose tokens belong to the authorization go on working?</summary>
    public Task<MobileDecision> FindAsync(long contactId, long authorizationId, CancellationToken cancellation = default) =>
        DecideAsync(
            Of(Everywhere<MobileDevice>().Where(device => device.AuthorizationId == authorizationId && device.ContactId == contactId)),
            cancellation);

    /// <summary>May the device go on working? Asked again inside the transaction of what its contact does with it.</summary>
    internal Task<MobileDecision> FindDeviceAsync(long contactId, long deviceId) =>
        DecideAsync(Of(Everywhere<MobileDevice>().Where(device => device.Id == deviceId && device.ContactId == contactId)), default);

    /// <summary>Keeps that the device was answered, at most once in <see cref="UseInterval"/>.</summary>
    public async Task UsedAsync(CallingDevice device, CancellationToken cancellation = default)
    {
        var now = Now;
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
    public async Task RefusedAsync(long deviceId, CancellationToken cancellation = default)
    {
        var now = Now;
        var device = Everywhere<MobileDevice>().Where(found => found.Id == deviceId);
        if (await device.Where(found => found.RefusedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.RefusedAt, now), cancellation) > 0)
        {
            await NoteAsync(device, JournalKind.PhoneRefused);
            await MeasureAsync(device, now);
        }
    }

    /// <summary>
    /// Ends the device of an authorization, for a reason that the sign-in server has found itself: reuse is refused that instant.
    /// </summary>
    public async Task EndAsync(long authorizationId, DeviceEnd reason, CancellationToken cancellation = default)
    {
        var now = Now;
        var device = Everywhere<MobileDevice>().Where(found => found.AuthorizationId == authorizationId);
        var ended = await device.Where(found => found.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(found => found.EndedAt, now)
                    .SetProperty(found => found.EndReason, reason)
                    .SetProperty(found => found.RefusedAt, found => reason == DeviceEnd.TokenReused ? now : found.RefusedAt),
                cancellation);
        if (ended > 0)
        {
            await NoteAsync(device, JournalKind.PhoneEnded);
        }
    }

    // How long a phone went on after its access had ended. What the account or the platform takes away has no instant of its own.
    private async Task MeasureAsync(IQueryable<MobileDevice> devices, DateTime now)
    {
        var lost = await devices.Select(found => new { found.EndedAt, found.Contact.LockedAt, found.Contact.AccessEndsAt }).FirstAsync();
        (AccessLoss, DateTime)[] losses =
        [
            (AccessLoss.DeviceEnded, lost.EndedAt ?? DateTime.MaxValue),
            (AccessLoss.ContactBlocked, lost.LockedAt ?? DateTime.MaxValue),
            (AccessLoss.EndDate, lost.AccessEndsAt ?? DateTime.MaxValue),
        ];
        if (losses.MinBy(loss => loss.Item2) is var (first, since) && since <= now)
        {
            metrics.PhoneRefused(first, now - since);
        }
    }

    private async Task NoteAsync(IQueryable<MobileDevice> devices, JournalKind kind)
    {
        var device = await devices.Select(found => new { found.AccountId, found.ContactId, found.Name }).FirstAsync();
        await notes.KeepAsync(device.AccountId, kind, Entrance.Phone, device.ContactId, device.Name);
    }

    // Tokens name a contact; the account is known only when the contact has been read.
    private IQueryable<T> Everywhere<T>()
        where T : class => db.Set<T>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private IQueryable<Asked> Of(IQueryable<MobileDevice> devices) =>
        from device in devices
        from presence in Everywhere<Contact>().WithPresence(Now).Where(presence => presence.ContactId == device.ContactId)
        select new Asked { Presence = presence, Platform = device.Platform, Device = device };

    private async Task<MobileDecision> DecideAsync(IQueryable<Asked> asked, CancellationToken cancellation)
    {
        var rows = await ReadAsync(asked, cancellation);
        return rows.Count == 0 ? new MobileDecision(null, MobileRefusal.Ended, null) : Decide(rows);
    }

    // One row for each category of the contact, at least one.
    private Task<List<Found>> ReadAsync(IQueryable<Asked> asked, CancellationToken cancellation) => (
            from one in asked
            from connector in db.Set<MobileConnector>()
                .Where(found => found.ContactId == one.Presence.ContactId && found.PlatformId == one.Platform.Id).DefaultIfEmpty()
            from category in db.Set<ContactCategory>().Where(found => found.ContactId == one.Presence.ContactId).DefaultIfEmpty()
            select new Found
            {
                Presence = one.Presence,
                PlatformKey = one.Platform.Key,
                PlatformName = one.Platform.Name,
                Availability = one.Platform.Availability,
                Privilege = (ConnectorPrivilege?)connector!.Privilege,
                ActivatedAt = connector.ActivatedAt,
                IsHeld = (bool?)connector.IsHeld ?? false,
                CategoryId = (long?)category!.LabelId,
                Device = one.Device,
            })
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
        .AsNoTracking()
        .ToListAsync(cancellation);

    private static MobileDecision Decide(List<Found> rows)
    {
        var found = rows[0];
        var presence = found.Presence;
        var subject = new MobileSubject(
            presence.ContactId, presence.AccountId, presence.Language, presence.Login, found.PlatformName, found.Device?.Id);
        MobileRefusal? refusal =
            found.Device?.EndedAt is not null ? MobileRefusal.Ended
            : !presence.MayBeHere ? MobileRefusal.Suspended
            : !presence.MobileConnectorsEnabled ? MobileRefusal.OptionOff
            : found.Availability != PlatformAvailability.Available ? MobileRefusal.PlatformUnavailable
            : found.Privilege is null ? MobileRefusal.NoConnector
            : found.IsHeld ? MobileRefusal.AwaitsReview
            : null;
        if (refusal is not null)
        {
            return new MobileDecision(null, refusal, subject);
        }

        var categories = rows.Select(row => row.CategoryId).OfType<long>().ToFrozenSet();
        var contact = presence.SignedInAs(
            new Actor(presence.ContactId, presence.AccountId, false, [], Entrance.Phone, found.Device?.Id));
        var device = found.Device is null
            ? null
            : new CallingDevice(
                found.Device.Id, found.Device.Name, found.Device.Model, found.Device.System, found.Device.AppVersion,
                found.Device.LastUsedAt, found.Device.RefusedAt);
        return new MobileDecision(
            new MobileCaller(
                contact, found.PlatformKey, found.PlatformName, found.Privilege!.Value, found.ActivatedAt,
                categories.Count == 0 ? null : categories, device),
            null,
            subject);
    }

    private sealed class Asked
    {
        public required Presence Presence { get; init; }

        public required MobilePlatform Platform { get; init; }

        public MobileDevice? Device { get; init; }
    }

    private sealed class Found
    {
        public required Presence Presence { get; init; }

        public required string PlatformKey { get; init; }

        public required string PlatformName { get; init; }

        public PlatformAvailability Availability { get; init; }

        /// <summary>Null: there is no connector.</summary>
        public ConnectorPrivilege? Privilege { get; init; }

        public DateTime? ActivatedAt { get; init; }

        public bool IsHeld { get; init; }

        public long? CategoryId { get; init; }

        public MobileDevice? Device { get; init; }
    }
}
