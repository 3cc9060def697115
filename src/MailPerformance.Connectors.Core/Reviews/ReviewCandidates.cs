using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// The riskiest connectors and rights of an account. Each class of them is a range of an index, read no further than a window, and classes
/// are looked at from the riskiest on until there are enough: an account of any size costs the same.
/// </summary>
internal sealed class ReviewCandidates(ConnectorsDbContext db, ReviewReader reader)
{
    /// <summary>How many of a class are looked at: of more than fit into a review, the riskiest.</summary>
    private const int Window = 2 * AccessReview.MostItems;

    private const int Counted = AccessReview.LeftBound + 1;

    /// <summary>The riskiest first, and how many there are besides, counted to <see cref="AccessReview.LeftBound"/>.</summary>
    public async Task<(IReadOnlyList<ReviewedThing> Things, int Left)> FindAsync(DateTime at)
    {
        var roles = await reader.StrengthsAsync();
        var administrator = roles.Where(role => role.IsAdministrator).Select(role => role.Id).ToList();
        var strong = roles.Where(role => role is { IsAdministrator: false, IsWorthALook: true }).Select(role => role.Id).ToList();
        var platforms = await db.MobilePlatforms.Select(platform => platform.Id).ToListAsync();
        Func<Task<List<ReviewedThing>>>[] classes =
        [
            () => reader.RolesAsync(HeldOf(administrator)),
            () => ConnectorsAsync(platforms, ReadWrite, at),
            () => reader.RolesAsync(HeldOf(strong)),
            () => ConnectorsAsync(platforms, Oldest, at),
        ];
        var found = new Dictionary<(ReviewedKind, long, long), ReviewedThing>();
        foreach (var read in classes)
        {
            if (found.Count >= AccessReview.MostItems)
            {
                break;
            }

            foreach (var thing in await read())
            {
                found.TryAdd((thing.Kind, thing.ContactId, thing.ThingId), thing);
            }
        }

        List<ReviewedThing> things =
        [
            .. found.Values.OrderByDescending(thing => ReviewRisk.Of(thing.Facts, at))
                .ThenBy(thing => thing.ContactName, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(thing => thing.ContactId).ThenBy(thing => thing.ThingId)
                .Take(AccessReview.MostItems),
        ];
        return (things, await LeftAsync([.. administrator, .. strong], things.Count));
    }

    // Never activated first, then by activation: a connector that has been silent for long was activated long ago.
    private static IQueryable<MobileConnector> Oldest(IQueryable<MobileConnector> connectors) =>
        connectors.OrderBy(connector => connector.ActivatedAt).ThenBy(connector => connector.ContactId);

    private static IQueryable<MobileConnector> ReadWrite(IQueryable<MobileConnector> connectors) =>
        connectors.Where(connector => connector.Privilege == ConnectorPrivilege.ReadWrite)
            .OrderBy(connector => connector.NormalizedLastName).ThenBy(connector => connector.NormalizedFirstName)
            .ThenBy(connector => connector.ContactId);

    // A platform at a time: the orders of connectors are indexes of each.
    private async Task<List<ReviewedThing>> ConnectorsAsync(
        List<long> platforms, Func<IQueryable<MobileConnector>, IQueryable<MobileConnector>> order, DateTime at)
    {
        List<ReviewedThing> found = [];
        foreach (var id in platforms)
        {
            found.AddRange(await reader.ConnectorsAsync(
                order(db.MobileConnectors.Where(connector => connector.PlatformId == id)).Take(Window), at));
        }

        return found;
    }

    // A cross join, which SQLite does not turn round: from the roles to their holders.
    private IQueryable<ContactRole> HeldOf(List<long> roleIds)
    {
        IQueryable<ContactRole> all = db.ContactRoles;
        return (
            from role in db.Roles.Where(role => roleIds.Contains(role.Id))
            from held in all
            where held.AccountId == role.AccountId && held.RoleId == role.Id
            orderby role.Id
            select held).Take(Window);
    }

    // Counted to the bound behind those that the review holds.
    private async Task<int> LeftAsync(List<long> roleIds, int taken)
    {
        var most = taken + Counted;
        IQueryable<ContactRole> all = db.ContactRoles;
        var rights = await (
            from role in db.Roles.Where(role => roleIds.Contains(role.Id))
            from held in all
            where held.AccountId == role.AccountId && held.RoleId == role.Id
            select held.UserId).Take(most).CountAsync();
        var connectors = await db.MobileConnectors.Take(most).CountAsync();
        return Math.Clamp(rights + connectors - taken, 0, Counted);
    }
}
