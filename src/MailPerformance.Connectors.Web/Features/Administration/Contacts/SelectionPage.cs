using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads what the steps after the first show, in three commands.</summary>
public sealed class SelectionPage(ConnectorsDbContext db, CurrentAccount current, WhyReader roles, WhyPart why, TimeProvider time)
{
    /// <summary>Null when the account has no such contact.</summary>
    public async Task<(ContactHeader Header, ContactRights Rights)?> FindAsync(long contactId)
    {
        var actor = current.Contact!.Actor;
        var found = await db.FindWithAccessAsync(contactId, actor.ContactId, time.GetUtcNow().UtcDateTime);
        if (found is not var (one, rights))
        {
            return null;
        }

        return (ContactHeader.Of(one.Contact, one.KeptOutBy, rights, actor), rights);
    }

    public async Task<(IReadOnlyList<SelectionItem> Items, WhyViewModel? Why)> ItemsAsync(ContactStep step, ContactRights target) =>
        step.Key switch
        {
            "groupes" => (await LabelsAsync<Group, ContactGroup>(target.ContactId), null),
            "categories" => (await SightAsync<Category, ContactCategory>(target), null),
            "segments" => (await SightAsync<Segment, ContactSegment>(target), null),
            "roles" => await RolesAsync(target),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    private async Task<IReadOnlyList<SelectionItem>> LabelsAsync<TLabel, TLink>(long contactId)
        where TLabel : Label
        where TLink : ContactLabel<TLabel> =>
        await db.Set<TLabel>()
            .OrderBy(label => label.NormalizedName)
            .Select(label => new SelectionItem(
                label.Id,
                label.Name,
                db.Set<TLink>().Any(link => link.ContactId == contactId && link.LabelId == label.Id),
                null,
                null))
            .ToListAsync();

    private async Task<IReadOnlyList<SelectionItem>> SightAsync<TLabel, TLink>(ContactRights target)
        where TLabel : Label
        where TLink : ContactLabel<TLabel>
    {
        var me = current.Contact!.Actor;
        var items = await LabelsAsync<TLabel, TLink>(target.ContactId);
        if (me.IsAdministrator)
        {
            return items;
        }

        var own = await db.SightAsync<TLink, TLabel>(me.ContactId);
        var seesAll = !items.Any(item => item.IsTicked);
        return
        [
            .. items.Select(item => item with
            {
                DisabledReason = new Authority(me).ChooseSight(target, own, seesAll, [item.Id])?.Message,
            }),
        ];
    }

    private async Task<(IReadOnlyList<SelectionItem> Items, WhyViewModel? Why)> RolesAsync(ContactRights target)
    {
        var authority = new Authority(current.Contact!.Actor);
        var found = await roles.RolesAsync(target.ContactId);
        IReadOnlyList<SelectionItem> items =
        [
            .. found.Select(role => new SelectionItem(
                role.Id,
                RoleNames.Of(role.Rights.IsAdministrator, role.Name),
                role.Grant is not null,
                role.Rights.IsAdministrator ? T("Role_AllPermissions") : Plural("Role_PermissionCount", role.Rights.Permissions.Count),
                authority.Assign(role.Rights)?.Message)),
        ];
        return (items, await why.OfAsync(target, found));
    }
}
