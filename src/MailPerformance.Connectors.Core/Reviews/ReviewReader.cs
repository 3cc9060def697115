using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>Reads what is true of connectors, and of roles that contacts hold, in one command for each of the two.</summary>
public sealed class ReviewReader(ConnectorsDbContext db)
{
    // A key that stands below a page does something there; the page's own lets somebody see it. In the order of the tree.
    private static readonly string[] Strong =
        [.. PermissionCatalogue.All.Select(one => one.Key).Where(key => PermissionCatalogue.Tree.AncestorsOf(key).Skip(1).Any())];

    /// <summary>What the rows are about, as it is now; what is gone is missing.</summary>
    /// <param name="at">When the review was opened.</param>
    public async Task<List<ReviewedThing>> PresentAsync(IReadOnlyCollection<AccessReviewItem> items, DateTime at)
    {
        var connectorIds = items.Where(item => item.Kind == ReviewedKind.Connector).Select(item => item.ThingId).ToList();
        var roles = items.Where(item => item.Kind == ReviewedKind.Role).ToList();
        var (contactIds, roleIds) = (roles.ConvertAll(item => item.ContactId), roles.ConvertAll(item => item.ThingId));
        List<ReviewedThing> found = [];
        if (connectorIds.Count > 0)
        {
            found.AddRange(await ConnectorsAsync(db.MobileConnectors.Where(connector => connectorIds.Contains(connector.Id)), at));
        }

        if (roles.Count > 0)
        {
            found.AddRange(await RolesAsync(
                db.ContactRoles.Where(held => contactIds.Contains(held.UserId) && roleIds.Contains(held.RoleId))));
        }

        return found;
    }

    internal async Task<List<ReviewedThing>> ConnectorsAsync(IQueryable<MobileConnector> connectors, DateTime at)
    {
        var silent = at.AddDays(-ReviewRisk.SilentDays);
        var devices = db.Set<MobileDevice>();
        var rows = await connectors.AsNoTracking().Select(connector => new
        {
            connector.Id,
            connector.ContactId,
            Name = connector.Contact.FirstName + " " + connector.Contact.LastName,
            connector.Contact.UserName,
            Platform = connector.Platform.Name,
            connector.Privilege,
            connector.CreatedAt,
            connector.ActivatedAt,
            connector.Contact.AccessEndsAt,
            IsBlocked = connector.Contact.LockedAt != null,
            LastUsedAt = devices
                .Where(device => device.AccountId == connector.AccountId && device.ContactId == connector.ContactId
                    && device.PlatformId == connector.PlatformId)
                .Max(device => (DateTime?)device.LastUsedAt),
        }).ToListAsync();
        return rows.ConvertAll(row =>
        {
            var lastUsedAt = row.LastUsedAt ?? row.ActivatedAt;
            return new ReviewedThing(
                ReviewedKind.Connector, row.ContactId, row.Name, row.UserName!, row.Id, row.Platform,
                new ReviewFacts
                {
                    Privilege = row.Privilege,
                    GivenAt = row.CreatedAt,
                    ActivatedAt = row.ActivatedAt,
                    IsSilent = row.ActivatedAt is not null && lastUsedAt < silent,
                    LastUsedAt = row.ActivatedAt is not null && lastUsedAt < silent ? lastUsedAt : null,
                    AccessEndsAt = row.AccessEndsAt,
                    IsBlocked = row.IsBlocked,
                });
        });
    }

    /// <summary>From the roles that are held by left joins, which keep to the contact of each: a row for each strong key of each role.</summary>
    internal async Task<List<ReviewedThing>> RolesAsync(IQueryable<ContactRole> heldRoles)
    {
        IQueryable<ContactRole> all = db.ContactRoles;
        IQueryable<Contact> contacts = db.Contacts;
        IQueryable<Role> roles = db.Roles;
        IQueryable<RolePermission> ticks = db.RolePermissions;
        var factors = db.Set<SecondFactor>();
        var rows = await (
            from held in heldRoles
            from contact in contacts.Where(contact => contact.Id == held.UserId).DefaultIfEmpty()
            from own in all.Where(own => own.UserId == held.UserId).DefaultIfEmpty()
            from role in roles.Where(role => role.Id == own!.RoleId).DefaultIfEmpty()
            from ticked in ticks.Where(ticked => ticked.RoleId == role!.Id && Strong.Contains(ticked.Permission)).DefaultIfEmpty()
            select new HeldRow
            {
                ContactId = held.UserId,
                RoleId = held.RoleId,
                GrantedAt = held.GrantedAt,
                Name = contact!.FirstName + " " + contact.LastName,
                UserName = contact.UserName!,
                AccessEndsAt = contact.AccessEndsAt,
                IsBlocked = contact.LockedAt != null,
                HasSecondFactor = factors.Any(factor => factor.AccountId == held.AccountId && factor.ContactId == held.UserId),
                OwnId = role!.Id,
                OwnName = role.Name!,
                IsAdministrator = role.IsAdministrator,
                Permission = ticked!.Permission,
            }).AsNoTracking().ToListAsync();
        return [.. rows.GroupBy(row => (row.ContactId, row.RoleId)).Select(one => ThingOf([.. one]))];
    }

    /// <summary>Every role of the account with what of it is more than to see a page. They are few.</summary>
    internal async Task<List<RoleStrength>> StrengthsAsync()
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(role => role.Id)
            .Select(role => new
            {
                role.Id,
                role.Name,
                role.IsAdministrator,
                Keys = role.Permissions.Select(ticked => ticked.Permission).ToList(),
            }).AsSingleQuery().ToListAsync();
        return [.. roles.Select(role => new RoleStrength(role.Id, role.Name!, role.IsAdministrator, StrongOf(role.Keys)))];
    }

    private static ReviewedThing ThingOf(IReadOnlyList<HeldRow> rows)
    {
        var row = rows[0];
        var own = rows.GroupBy(one => one.OwnId).Select(one => new RoleStrength(
            one.Key, one.First().OwnName, one.First().IsAdministrator, StrongOf(one.Select(ticked => ticked.Permission)))).ToList();
        var role = own.Single(one => one.Id == row.RoleId);
        return new ReviewedThing(
            ReviewedKind.Role, row.ContactId, row.Name, row.UserName, row.RoleId, role.Name,
            new ReviewFacts
            {
                GivenAt = row.GrantedAt,
                AccessEndsAt = row.AccessEndsAt,
                IsBlocked = row.IsBlocked,
                IsAdministrator = role.IsAdministrator,
                HasSecondFactor = role.IsAdministrator && row.HasSecondFactor,
                Permissions = role.IsAdministrator ? null : role.Strong,
                AlsoBy = OthersOf(role, own),
            });
    }

    private static List<string> StrongOf(IEnumerable<string?> keys) => [.. Strong.Intersect(keys.OfType<string>())];

    private static List<string>? OthersOf(RoleStrength role, List<RoleStrength> own)
    {
        List<string> others =
        [
            .. own.Where(other => other.Id != role.Id)
                .Where(other => role.IsAdministrator ? other.IsWorthALook
                    : other.IsAdministrator || other.Strong.Intersect(role.Strong).Any())
                .Select(other => other.Name).Distinct().Order(StringComparer.Ordinal),
        ];
        return others.Count == 0 ? null : others;
    }

    private sealed class HeldRow
    {
        public long ContactId { get; init; }

        public long RoleId { get; init; }

        public DateTime? GrantedAt { get; init; }

        public required string Name { get; init; }

        public required string UserName { get; init; }

        public DateTime? AccessEndsAt { get; init; }

        public bool IsBlocked { get; init; }

        public bool HasSecondFactor { get; init; }

        public long OwnId { get; init; }

        public required string OwnName { get; init; }

        public bool IsAdministrator { get; init; }

        public string? Permission { get; init; }
    }
}

/// <param name="Strong">What it ticks and that is more than to see a page, in the order of the tree.</param>
internal sealed record RoleStrength(long Id, string Name, bool IsAdministrator, IReadOnlyList<string> Strong)
{
    public bool IsWorthALook => IsAdministrator || Strong.Count > 0;
}
