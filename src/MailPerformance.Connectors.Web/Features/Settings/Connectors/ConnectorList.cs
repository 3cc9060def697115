using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Reads the connectors of the account, in three commands however many platforms have some.</summary>
public sealed class ConnectorList(ConnectorsDbContext db, CurrentAccount current, Outbox outbox, TimeProvider time)
{
    /// <summary>For how many days the list shows devices whose access has ended.</summary>
    public const int EndedDays = 30;

    private const int EndedShown = 20;

    private SignedInContact Me => current.Contact!;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<ConnectorListViewModel> ReadAsync(ConnectorListQuery query)
    {
        var all = db.MobileConnectors.WithState(Now);
        var waiting = db.MobileConnectors.Waiting();
        var toInvite = ToInvite();
        var toReview = db.MobileConnectors.ToReview();
        var counts = await db.MobilePlatforms
            .OrderBy(platform => platform.Position)
            .Select(platform => new PlatformCounts(
                platform.Key,
                platform.Name,
                platform.Icon,
                platform.StoreAddress == null
                    ? null
                    : new StoreLink(platform.Name, platform.AlsoFor, platform.StoreName, platform.StoreAddress),
                platform.Availability,
                platform.Connectors.Count,
                waiting.Count(connector => connector.PlatformId == platform.Id),
                all.Count(one => one.Connector.PlatformId == platform.Id && one.State == ConnectorState.Activated),
                all.Count(one => one.Connector.PlatformId == platform.Id && one.State == ConnectorState.Suspended),
                toInvite.Count(connector => connector.PlatformId == platform.Id),
                toReview.Count(connector => connector.PlatformId == platform.Id)))
            .ToListAsync();
        var shown = counts.Where(platform => platform.Total > 0 || platform.Availability != PlatformAvailability.Retired).ToList();
        var sections = shown.Select(platform => (
            Platform: platform,
            Position: PagePosition.At(platform.Key == query.Platform ? query.Page : 1, Me.RowsPerTable, platform.Total))).ToList();

        var pages = sections.Where(section => section.Platform.Total > 0)
            .Select(section => Sorted(db.MobileConnectors.Where(connector => connector.Platform.Key == section.Platform.Key), query)
                .Skip(section.Position.Skip).Take(section.Position.Size))
            .ToList();
        var rows = pages.Count == 0 ? [] : await RowsAsync(pages, query);
        var sort = Sort(query);
        return new ConnectorListViewModel(
        [
            .. sections.Select(section => new PlatformSection(
                section.Platform,
                section.Position,
                new ListLinks(
                    ConnectorAddresses.List,
                    null,
                    sort,
                    query.Descending,
                    new Dictionary<string, string> { [ConnectorListQuery.PlatformName] = section.Platform.Key }),
                [.. rows.Where(row => row.PlatformKey == section.Platform.Key)],
                outbox.IsEnabled)),
        ],
        await EndedAsync());
    }

    private Task<List<EndedDevice>> EndedAsync()
    {
        var since = Now.AddDays(-EndedDays);

        // One that has been connected again since is among the others.
        return db.MobileDevices.Where(device => device.EndedAt > since && !db.Set<MobileDevice>().Any(other =>
                other.ContactId == device.ContactId && other.PlatformId == device.PlatformId && other.FirstUsedAt > device.FirstUsedAt
                && (device.InstallationId == null ? other.Name == device.Name : other.InstallationId == device.InstallationId)))
            .OrderByDescending(device => device.EndedAt).ThenBy(device => device.Id)
            .Select(device => new EndedDevice(
                device.Contact.FirstName + " " + device.Contact.LastName,
                new DeviceRow(
                    device.Id, device.Name, device.Model, device.System, device.AppVersion,
                    device.FirstUsedAt, device.LastUsedAt, device.RefusedAt, device.EndedAt, device.EndReason)))
            .Take(EndedShown).ToListAsync();
    }

    /// <summary>Null when the account has no such connector.</summary>
    public async Task<ConnectorRow?> FindAsync(long connectorId) =>
        (await RowsAsync([db.MobileConnectors.Where(connector => connector.Id == connectorId)], new ConnectorListQuery()))
        .SingleOrDefault();

    private static string Sort(ConnectorListQuery query) =>
        query.Sort is "privilege" or "activation" ? query.Sort : ContactSorts.Of(query.Sort).Word;

    private static IQueryable<MobileConnector> Sorted(IQueryable<MobileConnector> connectors, ConnectorListQuery query) =>
        (Sort(query), query.Descending) switch
        {
            ("privilege", false) => ContactOrder.ByLastName.ThenSort(connectors.OrderBy(c => c.Privilege), c => c.Contact),
            ("privilege", true) => ContactOrder.ByLastName.ThenSort(connectors.OrderByDescending(c => c.Privilege), c => c.Contact),
            ("activation", false) => connectors.OrderBy(c => c.ActivatedAt).ThenBy(c => c.Id),
            ("activation", true) => connectors.OrderByDescending(c => c.ActivatedAt).ThenBy(c => c.Id),
            var (sort, descending) => ContactSorts.Of(sort).Order.Sort(connectors, c => c.Contact, descending),
        };

    private IQueryable<MobileConnector> ToInvite() => WaitingList.Of(db, Me.Actor, Now);

    // The pages of all platforms come in one command: a union of ids, then the rows of these ids in the wanted order.
    private async Task<List<ConnectorRow>> RowsAsync(List<IQueryable<MobileConnector>> pages, ConnectorListQuery query)
    {
        var toInvite = ToInvite();
        var authority = new Authority(Me.Actor);
        var ids = pages.Select(page => page.Select(connector => connector.Id)).Aggregate((one, other) => one.Concat(other));
        var rows = await Sorted(db.MobileConnectors.Where(connector => ids.Contains(connector.Id)), query)
            .WithState(Now).Select(one => new
            {
                one.Connector.Id,
                one.Connector.ContactId,
                one.Connector.Platform.Key,
                one.Connector.Platform.Name,
                one.Connector.Platform.Availability,
                one.Connector.Contact.LastName,
                one.Connector.Contact.FirstName,
                one.Connector.Contact.UserName,
                one.Connector.Contact.ValidUntil,
                one.Connector.Privilege,
                one.Connector.ActivatedAt,
                one.Connector.InvitedAt,
                IsToReview = one.Connector.ReviewSince != null,
                IsToInvite = toInvite.Any(other => other.Id == one.Connector.Id),
                Devices = db.Set<MobileDevice>().Count(device =>
                    device.ContactId == one.Connector.ContactId && device.PlatformId == one.Connector.PlatformId && device.EndedAt == null),
                one.State,
                one.SuspendedBy,
                IsAdministrator = one.Connector.Contact.Roles.Any(held => held.Role.IsAdministrator),
            })
            .ToListAsync();
        return [.. rows.Select(row =>
        {
            var standing = new ContactStanding(row.ContactId, row.IsAdministrator);
            return new ConnectorRow(
                row.Id, row.ContactId, row.Key, row.Name, row.LastName, row.FirstName, row.UserName!,
                row.State, Suspension.TextOf(row.SuspendedBy, row.ValidUntil),
                row.Privilege, row.ActivatedAt, row.InvitedAt, row.IsToInvite, row.IsToReview, row.Devices,
                RaiseReason(row.Availability, authority, standing),
                authority.ReduceConnector(standing)?.Message);
        })];
    }

    private static string? RaiseReason(PlatformAvailability availability, Authority authority, ContactStanding standing) =>
        availability == PlatformAvailability.Retired ? T("Platform_Retired") : authority.GrantConnector(standing)?.Message;
}
