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
public sealed class SelectionPage(ConnectorsDbContext db, CurrentAccount current, TimeProvider time)
{
    public async Task<ContactHeader> HeaderAsync(ContactRights rights)
    {
        var row = await db.Contacts.Where(contact => contact.Id == rights.ContactId).WithAccess(time.GetUtcNow().UtcDateTime)
            .Select(one => new { one.Contact.FirstName, one.Contact.LastName, one.Contact.UserName, one.KeptOutBy })
            .SingleAsync();
        return new ContactHeader(
            rights.ContactId,
            row.FirstName,
            row.LastName,
            row.UserName!,
            AccessState.Of(row.KeptOutBy, rights.HasPassword),
            new Authority(current.Contact!.Actor).Delete(rights) is null);
    }

    public Task<IReadOnlyList<SelectionItem>> ItemsAsync(ContactStep step, ContactRights target) => step.Key switch
    {
        "groupes" => LabelsAsync<Group, ContactGroup>(target.ContactId),
        "categories" => SightAsync<Category, ContactCategory>(target),
        "segments" => SightAsync<Segment, ContactSegment>(target),
        "roles" => RolesAsync(target.ContactId),
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

    private async Task<IReadOnlyList<SelectionItem>> RolesAsync(long contactId)
    {
        var authority = new Authority(current.Contact!.Actor);
        var roles = await db.Roles
            .OrderByDescending(role => role.IsAdministrator).ThenBy(role => role.NormalizedName)
            .Select(role => new
            {
                role.Id,
                role.Name,
                role.IsAdministrator,
                Permissions = role.Permissions.Select(ticked => ticked.Permission).ToList(),
                IsTicked = db.Set<ContactRole>().Any(held => held.UserId == contactId && held.RoleId == role.Id),
            })
            .AsSingleQuery()
            .ToListAsync();
        return
        [
            .. roles.Select(role => new SelectionItem(
                role.Id,
                RoleNames.Of(role.IsAdministrator, role.Name),
                role.IsTicked,
                role.IsAdministrator ? T("Role_AllPermissions") : Plural("Role_PermissionCount", role.Permissions.Count),
                authority.Assign(
                    new RoleRights(role.IsAdministrator, [.. role.Permissions.Where(PermissionCatalogue.Keys.Contains)]))?.Message)),
        ];
    }
}
