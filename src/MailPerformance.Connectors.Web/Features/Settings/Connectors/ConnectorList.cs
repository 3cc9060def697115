using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Reads the connectors of the account, in three commands however many platforms have some.</summary>
public sealed class ConnectorList(ConnectorsDbContext db, CurrentAccount current, Outbox outbox, TimeProvider time)
{
    /// <summary>For how many days the list shows devices whose access has ended.</summary>
    public const int EndedDays = 30;

    /// <summary>How many of those it shows.</summary>
    public const int EndedShown = 20;

    // Of a file.
    private const int AtOnce = 500;

    // Most that have been connected again are passed over to find those.
    private const int EndedRead = 200;

    private SignedInContact Me => current.Contact!;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private bool ShowsGiver => ((ListColumns)Me.ShownColumns).HasFlag(ListColumns.Giver);

    public async Task<ConnectorListViewModel> ReadAsync(ConnectorListQuery query)
    {
        var filters = new ConnectorFilters(db, query, Now, Me.MobileConnectorsEnabled);
        var read = await CountsAsync(query, filters);
        var counts = read.Platforms;
        var shown = counts
            .Where(one => one.Counts.Total.Value > 0 || one.Counts.Availability != PlatformAvailability.Retired)
            .ToDictionary(one => one.Counts.Key, one => (Platform: one, Page: PageOf(one, query, filters)));
        var pages = shown.Values.Where(section => (section.Platform.Found ?? section.Platform.Counts.Total.Value) > 0)
            .Select(section => section.Page.Rows).ToList();
        var rows = (pages.Count == 0 ? [] : await RowsAsync(pages, query)).ToLookup(row => row.PlatformKey);
        var sections = shown.Values
            .Select(section => SectionOf(section.Platform, section.Page, [.. rows[section.Platform.Counts.Key]], query, filters)).ToList();
        return new ConnectorListViewModel(
            sections,
            await EndedAsync(),
            read.ToReview,
            ConnectorListTools.Of(filters, query, sections, Me, ShowsGiver),
            read.Looked > ConnectorFilters.Bound);
    }

    private async Task<ConnectorCounts> CountsAsync(ConnectorListQuery query, ConnectorFilters filters)
    {
        var isFiltered = filters.Any;
        var (found, looked) = (filters.Found, filters.Looked);
        var bound = query.IsExact ? BoundedCount.NoBound : BoundedCount.UsualBound;
        var boundOfTotal = query.BoundOfTotal(Me.RowsPerTable);
        var placeId = query.Before ?? query.After ?? 0;
        IQueryable<MobileConnector> all = db.MobileConnectors;
        var toReview = db.MobileConnectors.ToReview().Take(bound + 1);
        var rows = await (
            from figures in PlatformFigures.Of(db, Me.Actor, Now, bound, boundOfTotal)
            from place in all.Where(connector => connector.Id == placeId && connector.PlatformId == figures.Platform.Id).DefaultIfEmpty()
            orderby figures.Platform.Position
            select new
            {
                Figures = figures,
                ToReview = toReview.Count(),
                Found = isFiltered ? found.Where(connector => connector.PlatformId == figures.Platform.Id).Count() : 0,
                Looked = isFiltered ? looked.Count() : 0,
                Place = place == null
                    ? null
                    : new ConnectorPlace(
                        place.NormalizedLastName, place.NormalizedFirstName, place.NormalizedUserName, place.Privilege,
                        place.ActivatedAt, place.ContactId),
            }).AsNoTracking().ToListAsync();
        return new ConnectorCounts(
            rows.ConvertAll(row => new PlatformRead(
                PlatformCounts.Of(row.Figures, Me.MobileConnectorsEnabled, bound, boundOfTotal), row.Place, isFiltered ? row.Found : null)),
            new BoundedCount(rows.Count == 0 ? 0 : rows[0].ToReview, bound),
            rows.Count == 0 ? 0 : rows[0].Looked);
    }

    // What the address says of pages is about one platform; the others begin at the beginning.
    private ConnectorPage PageOf(PlatformRead platform, ConnectorListQuery query, ConnectorFilters filters)
    {
        var key = platform.Counts.Key;
        var asked = key == query.Platform ? query : new ConnectorListQuery { Sort = query.Sort, Direction = query.Direction };
        return platform.Found is { } found
            ? ConnectorPage.Found(filters.Found.Where(connector => connector.Platform.Key == key), found, asked, Me.RowsPerTable)
            : ConnectorPage.Of(
                db.MobileConnectors.Where(connector => connector.Platform.Key == key),
                platform.Counts.Total,
                asked,
                key == query.Platform ? platform.Place : null,
                Me.RowsPerTable);
    }

    private PlatformSection SectionOf(
        PlatformRead platform, ConnectorPage page, IReadOnlyList<ConnectorRow> read, ConnectorListQuery query, ConnectorFilters filters)
    {
        var counts = platform.Counts;
        var more = new Dictionary<string, string>(filters.Parts) { [ConnectorListQuery.PlatformName] = counts.Key };
        var links = new ListLinks(ConnectorAddresses.List, null, query.SortWord, query.Descending, more);
        var (rows, steps) = page.Shown(read, Me.RowsPerTable, links);
        return new PlatformSection(
            counts,
            page.Position,
            steps,
            query.IsExact ? links.And(ConnectorListQuery.CountName, ConnectorListQuery.ExactCount) : links,
            rows,
            outbox.IsEnabled,
            platform.Found,
            ShowsGiver,
            query.Changed);
    }

    private Task<List<EndedDevice>> EndedAsync()
    {
        var since = Now.AddDays(-EndedDays);

        // One that has been connected again since is among the others.
        return db.MobileDevices.Where(device => device.EndedAt > since)
            .OrderByDescending(device => device.EndedAt).ThenBy(device => device.Id).Take(EndedRead)
            .Where(device => !db.Set<MobileDevice>().Any(other =>
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

    /// <summary>All that the address asks for, platform by platform in the order of the list, some at a time.</summary>
    /// <param name="most">No more than so many are read.</param>
    public async IAsyncEnumerable<ConnectorRow> AllAsync(
        ConnectorListQuery query, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filters = new ConnectorFilters(db, query, Now, Me.MobileConnectorsEnabled, int.MaxValue - 1);
        var connectors = filters.Any ? filters.Found : db.MobileConnectors;
        var platforms = await db.MobilePlatforms.OrderBy(platform => platform.Position).Select(platform => platform.Id)
            .ToListAsync(cancellation);
        foreach (var platform in platforms)
        {
            var ids = await query.Order.Sort(connectors.Where(connector => connector.PlatformId == platform), query.Descending)
                .Take(most).Select(connector => connector.Id).ToListAsync(cancellation);
            most -= ids.Count;
            foreach (var some in ids.Chunk(AtOnce))
            {
                IQueryable<MobileConnector> all = db.MobileConnectors;
                var wanted = db.Accounts.SelectMany(_ => EF.Parameter(some.ToList()).AsQueryable());
                var page = wanted.SelectMany(_ => all, (id, connector) => new { id, connector })
                    .Where(one => one.connector.Id == one.id).Select(one => one.connector);
                foreach (var row in await RowsAsync([page], query))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Who has removed a connector before, and when, as far as the trash knows.</summary>
    public async Task<string> RemovedTextAsync(long connectorId)
    {
        var removed = await db.TrashItems.Where(item => item.Kind == TrashKind.Connector && item.SubjectId == connectorId)
            .Select(item => new { item.DeletedByName, item.DeletedAt }).SingleOrDefaultAsync();
        return removed?.DeletedByName is { } name
            ? T("Connector_RemovedBy", name, TimeZoneInfo.ConvertTimeFromUtc(removed.DeletedAt, TimeZones.Find(Me.TimeZone)))
            : T("Connector_AlreadyRemoved");
    }

    /// <summary>Null when the account has no such connector.</summary>
    public async Task<ConnectorRow?> FindAsync(long connectorId) =>
        (await RowsAsync([db.MobileConnectors.Where(connector => connector.Id == connectorId)], new ConnectorListQuery()))
        .SingleOrDefault();

    private IQueryable<MobileConnector> Together(List<IQueryable<MobileConnector>> pages)
    {
        var ids = pages.Select(page => page.Select(connector => connector.Id)).Aggregate((one, other) => one.Concat(other));
        IQueryable<MobileConnector> all = db.MobileConnectors;
        return
            from id in ids
            from connector in all.Where(connector => connector.Id == id).DefaultIfEmpty()
            select connector;
    }

    // The pages of all platforms come in one command: a union of ids, then the rows of these ids in the wanted order. Joined from the
    // left: SQLite without statistics would walk over the whole account to find some ids in it.
    private async Task<List<ConnectorRow>> RowsAsync(List<IQueryable<MobileConnector>> pages, ConnectorListQuery query)
    {
        var (prepared, authority) = (WaitingList.Prepared(db, Me.Actor, Now), new Authority(Me.Actor));
        var (signedIn, givers) = (db.Set<MobileDevice>().SignedIn(), db.Set<Contact>());
        var rows = await query.Order.Sort(Together(pages), query.Descending).WithState(Now).Select(one => new
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
            IsToInvite = one.Connector.ActivatedAt == null && prepared.Any(other => other.Id == one.Connector.Id),
            one.Connector.GrantedById,
            one.Connector.GrantedByName,
            one.Connector.GrantedAt,
            one.Connector.GrantedIn,
            Giver = givers.Where(giver => giver.Id == one.Connector.GrantedById)
                    .Select(giver => giver.FirstName + " " + giver.LastName).FirstOrDefault(),
            Devices = signedIn.Count(own => own.ContactId == one.Connector.ContactId && own.PlatformId == one.Connector.PlatformId),
            Phone = signedIn.Where(own => own.ContactId == one.Connector.ContactId && own.PlatformId == one.Connector.PlatformId)
                    .OrderByDescending(device => device.LastUsedAt).ThenBy(device => device.Id)
                    .Select(device => device.Model ?? device.Name).FirstOrDefault(),
            LastUsedAt = signedIn.Where(own => own.ContactId == one.Connector.ContactId && own.PlatformId == one.Connector.PlatformId)
                    .Max(device => (DateTime?)device.LastUsedAt),
            one.State,
            one.SuspendedBy,
            HasPassword = one.Connector.Contact.PasswordHash != null,
            IsAdministrator = one.Connector.Contact.Roles.Any(held => held.Role.IsAdministrator),
        }).ToListAsync();
        return [.. rows.Select(row =>
        {
            var standing = new ContactStanding(row.ContactId, row.IsAdministrator);
            return new ConnectorRow(
                row.Id, row.ContactId, row.Key, row.Name, row.LastName, row.FirstName, row.UserName!,
                row.State, Suspension.TextOf(row.SuspendedBy, row.ValidUntil),
                row.Privilege, row.ActivatedAt, row.InvitedAt, row.IsToInvite, row.IsToReview, row.Devices, row.Phone, row.LastUsedAt,
                new Grant(row.Giver is null ? null : row.GrantedById, row.Giver ?? row.GrantedByName, row.GrantedAt, row.GrantedIn),
                RaiseReason(row.Availability, authority, standing),
                authority.ReduceConnector(standing)?.Message,
                row.HasPassword);
        })];
    }

    private sealed record ConnectorCounts(IReadOnlyList<PlatformRead> Platforms, BoundedCount ToReview, int Looked);

    /// <param name="Found">How many are what was asked for; null: all were.</param>
    private sealed record PlatformRead(PlatformCounts Counts, ConnectorPlace? Place, int? Found);

    private static string? RaiseReason(PlatformAvailability availability, Authority authority, ContactStanding standing) =>
        availability == PlatformAvailability.Retired ? T("Platform_Retired") : authority.GrantConnector(standing)?.Message;
}
