using System.Globalization;
using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Trash;

/// <summary>Reads what lies in the trash: newest first, and what it takes to show one thing.</summary>
public sealed class TrashList(ConnectorsDbContext db, CurrentAccount current, IOptions<TrashOptions> options, TimeProvider time)
{
    private SignedInContact Me => current.Contact!;

    private Authority MyAuthority => new(Me.Actor);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="before">Where the page before has ended, see <see cref="CursorOf"/>.</param>
    public async Task<TrashListViewModel> ReadAsync(TrashKind kind, IReadOnlyList<TrashKind> kinds, string? before)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync();
        var items = db.TrashItems.AsNoTracking().Where(item => item.Kind == kind).Restorable(account, options.Value, Now);
        var cursor = ReadCursor(before);
        if (cursor is var (at, id))
        {
            items = items.Where(item => item.DeletedAt < at || (item.DeletedAt == at && item.SubjectId < id));
        }

        IQueryable<Contact> contacts = db.Contacts;
        var found = await items.OrderByDescending(item => item.DeletedAt).ThenByDescending(item => item.SubjectId)
            .Take(Me.RowsPerTable + 1)
            .Select(item => new
            {
                Item = item,
                Owner = contacts.Where(contact => contact.Id == item.ContactId)
                .Select(contact => contact.FirstName + " " + contact.LastName).FirstOrDefault()
            })
            .ToListAsync();
        var rows = found.Take(Me.RowsPerTable).Select(row => RowOf(account, row.Item, row.Owner)).ToList();
        var more = found.Count > rows.Count
            ? $"{TrashAddresses.Of(kind)}&{TrashAddresses.BeforeName}={CursorOf(found[rows.Count - 1].Item)}"
            : null;
        return new TrashListViewModel(
            kind, kinds, rows,
            cursor is null && more is null ? null : new PageSteps(cursor is null ? null : TrashAddresses.Of(kind), null, more, null),
            options.Value.DaysOf(account));
    }

    /// <param name="posted">Null: as it lies there.</param>
    /// <returns>Null when there is no such thing, or no more.</returns>
    public async Task<TrashItemViewModel?> FindAsync(TrashKind kind, long id, RestoreForm? posted)
    {
        if (await ItemAsync(kind, id) is not var (account, item, owner))
        {
            return null;
        }

        var permissions = kind == TrashKind.Role
            ? KeptRole.Of(item).Permissions.Where(PermissionCatalogue.Keys.Contains).ToList()
            : [];
        return new TrashItemViewModel(
            RowOf(account, item, owner),
            posted ?? new RestoreForm { Name = item.Name },
            kind == TrashKind.Contact ? await ContactAsync(KeptContact.Of(item)) : null,
            [.. permissions.Select(PermissionLabels.Of)],
            kind is TrashKind.Group or TrashKind.Category or TrashKind.Segment ? KeptLabel.Of(item).Members : null,
            kind == TrashKind.Connector ? KeptConnector.Of(item) : null,
            permissions.Select(MyAuthority.Tick).FirstOrDefault(denial => denial is not null)?.Message,
            MyAuthority.Administrate() is null);
    }

    /// <summary>Where the reader finds what was at an address; null: it was never there, is there no more, or is not theirs to see.</summary>
    public async Task<string?> FormerAsync(string address) =>
        TrashAddresses.Former(address) is var (kind, id) && MyAuthority.Restore(kind) is null && await ItemAsync(kind, id) is not null
            ? TrashAddresses.Show(kind, id)
            : null;

    /// <summary>How a deletion is undone from the notice that tells it; null: it cannot be.</summary>
    public async Task<UndoLink?> UndoOfAsync(TrashKind kind, long id) =>
        await ItemAsync(kind, id) is not var (_, item, _) ? null
        : kind == TrashKind.Contact && KeptContact.Of(item).Connectors.Count > 0
            ? new UndoLink(TrashAddresses.Show(kind, id), IsPost: false)
            : new UndoLink(TrashAddresses.Restore(kind, id), IsPost: true);

    private async Task<(Account Account, TrashItem Item, string? Owner)?> ItemAsync(TrashKind kind, long id)
    {
        IQueryable<Contact> contacts = db.Contacts;
        var items = db.TrashItems.AsNoTracking();
        var found = await (
            from account in db.Accounts.AsNoTracking()
            from item in items
            where item.Kind == kind && item.SubjectId == id && item.ErasedAt == null
            select new
            {
                account,
                item,
                Owner = contacts.Where(contact => contact.Id == item.ContactId)
                    .Select(contact => contact.FirstName + " " + contact.LastName).FirstOrDefault(),
            }).SingleOrDefaultAsync();
        return found is null || found.item.DeletedAt <= options.Value.KeptSince(found.account, Now)
            ? null
            : (found.account, found.item, found.Owner);
    }

    private async Task<TrashContactViewModel> ContactAsync(KeptContact kept)
    {
        var ids = kept.Roles.Select(role => role.Id).ToList();
        var roles = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id))
            .Select(role => new { role.Id, role.IsAdministrator, Keys = role.Permissions.Select(ticked => ticked.Permission).ToList() })
            .ToDictionaryAsync(role => role.Id);
        var there = await ThereAsync(kept);
        return new TrashContactViewModel(
            [
                .. kept.Roles.Select(link => roles.TryGetValue(link.Id, out var role)
                    ? new TrashPart(
                        RoleNames.Of(role.IsAdministrator, link.Name),
                        MyAuthority.Assign(new RoleRights(
                            role.IsAdministrator, [.. role.Keys.Where(PermissionCatalogue.Keys.Contains)]))?.Message)
                    : new TrashPart(link.Name, T("Trash_RoleGone"))),
            ],
            [
                .. PartsOf(TrashKind.Group, kept.Groups, there), .. PartsOf(TrashKind.Category, kept.Categories, there),
                .. PartsOf(TrashKind.Segment, kept.Segments, there),
            ],
            kept.Connectors,
            MyAuthority.GrantConnector(ContactStanding.New)?.Message
                ?? (Me.MobileConnectorsEnabled ? null : CoreTexts.Get("Connector_OptionOff")));
    }

    private static IEnumerable<TrashPart> PartsOf(TrashKind kind, IReadOnlyList<KeptLink> links, HashSet<(TrashKind, long)> there) =>
        links.Select(link => new TrashPart(link.Name, there.Contains((kind, link.Id)) ? null : T("Trash_LabelGone")));

    // In one command.
    private async Task<HashSet<(TrashKind, long)>> ThereAsync(KeptContact kept)
    {
        var (groups, categories, segments) = (IdsOf(kept.Groups), IdsOf(kept.Categories), IdsOf(kept.Segments));
        var rows = await db.Set<Group>().Where(label => groups.Contains(label.Id))
            .Select(label => new { Kind = (int)TrashKind.Group, label.Id })
            .Concat(db.Set<Category>().Where(label => categories.Contains(label.Id))
                .Select(label => new { Kind = (int)TrashKind.Category, label.Id }))
            .Concat(db.Set<Segment>().Where(label => segments.Contains(label.Id))
                .Select(label => new { Kind = (int)TrashKind.Segment, label.Id }))
            .ToListAsync();
        return [.. rows.Select(row => ((TrashKind)row.Kind, row.Id))];
    }

    private static List<long> IdsOf(IReadOnlyList<KeptLink> links) => [.. links.Select(link => link.Id)];

    private TrashRow RowOf(Account account, TrashItem item, string? owner) => new(
        item.Kind, item.SubjectId, item.Name, item.Login, owner, item.DeletedAt, item.DeletedByName,
        item.DeletedAt.AddDays(options.Value.DaysOf(account)));

    private static string CursorOf(TrashItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.DeletedAt.Ticks}-{item.SubjectId}");

    private static (DateTime At, long Id)? ReadCursor(string? text) =>
        text?.Split('-') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTime(at, DateTimeKind.Utc), number)
            : null;
}

/// <param name="IsPost">A button that does it at once; else a page that asks something first.</param>
public sealed record UndoLink(string Address, bool IsPost);
