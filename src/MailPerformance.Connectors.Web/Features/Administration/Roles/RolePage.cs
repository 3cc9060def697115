using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

/// <summary>Reads what a role's page shows.</summary>
public sealed class RolePage(ConnectorsDbContext db, CurrentAccount current)
{
    private const int HoldersShown = 20;

    private Authority Authority => new(current.Contact!.Actor);

    public RoleViewModel New(RoleForm form)
    {
        var ticked = form.Permissions.ToHashSet();
        return new RoleViewModel(
            null, false, form, PermissionNodes.Of(ticked, Authority, isReadOnly: false), Authority.ManageRoles(), [], 0, null);
    }

    /// <summary>Null when the account has no such role. A posted form is shown instead of what is stored.</summary>
    public async Task<RoleViewModel?> ReadAsync(long id, RoleForm? posted)
    {
        var role = await db.Roles.Where(found => found.Id == id)
            .Select(found => new
            {
                found.Name,
                found.IsAdministrator,
                Permissions = found.Permissions.Select(ticked => ticked.Permission).ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync();
        if (role is null)
        {
            return null;
        }

        var held = db.ContactRoles.Where(held => held.RoleId == id);
        var holderCount = await held.CountAsync();
        var holders = await ContactOrder.ByLastName.Sort(held, holder => holder.Contact, descending: false)
            .Select(holder => new RoleHolder(holder.UserId, holder.Contact.FirstName, holder.Contact.LastName, holder.Contact.UserName!))
            .Take(HoldersShown)
            .ToListAsync();

        var name = RoleNames.Of(role.IsAdministrator, role.Name);
        var stored = role.IsAdministrator
            ? PermissionCatalogue.Keys.ToList()
            : role.Permissions.Where(PermissionCatalogue.Keys.Contains).ToList();
        var form = posted ?? new RoleForm { Name = name, Permissions = stored };
        form.Original ??= Original.Write(new RoleOriginal(role.Name, stored));
        var manageDenial = role.IsAdministrator ? new Denial("Role_BuiltIn") : Authority.ManageRoles();
        return new RoleViewModel(
            id,
            role.IsAdministrator,
            form,
            PermissionNodes.Of(form.Permissions.ToHashSet(), Authority, manageDenial is not null),
            manageDenial,
            holders,
            holderCount,
            DeleteReason(stored, manageDenial, holderCount));
    }

    /// <summary>Rule 14 on roles: what the reader changed stays, what the reader left alone follows the other's change.</summary>
    public async Task<RoleViewModel?> MergeAsync(long id, RoleForm posted, RoleOriginal original)
    {
        if (await ReadAsync(id, null) is not { } now)
        {
            return null;
        }

        var rows = new List<ConflictRow>();
        if (now.Form.Name != original.Name)
        {
            rows.Add(new ConflictRow(T("Role_Name"), original.Name ?? "", now.Form.Name ?? "", posted.Name ?? ""));
        }

        rows.AddRange(PermissionCatalogue.All.Select(permission => permission.Key)
            .Where(key => now.Form.Permissions.Contains(key) != original.Permissions.Contains(key))
            .Select(key => new ConflictRow(
                PermissionLabels.Of(key),
                Tick(original.Permissions.Contains(key)),
                Tick(now.Form.Permissions.Contains(key)),
                Tick(posted.Permissions.Contains(key)))));

        var merged = new RoleForm
        {
            Name = posted.Name == original.Name ? now.Form.Name : posted.Name,
            Permissions = [.. PermissionCatalogue.Keys.Where(key =>
                (posted.Permissions.Contains(key) == original.Permissions.Contains(key) ? now.Form : posted).Permissions.Contains(key))],
            Original = now.Form.Original,
        };
        var change = await db.Roles.Where(role => role.Id == id)
            .Select(role => new
            {
                role.UpdatedAt,
                By = db.Set<Contact>().Where(by => by.Id == role.UpdatedById)
                    .Select(by => by.FirstName + " " + by.LastName).FirstOrDefault(),
            })
            .SingleAsync();
        var page = await ReadAsync(id, merged);
        return page! with { Conflict = new ConflictViewModel(change.By, change.UpdatedAt, rows) };
    }

    private static string Tick(bool isTicked) => T(isTicked ? "Ticked" : "Unticked");

    private string? DeleteReason(List<string> permissions, Denial? manageDenial, int holderCount) =>
        manageDenial?.Message
        ?? permissions.Select(Authority.Tick).FirstOrDefault(denial => denial is not null)?.Message
        ?? (holderCount > 0 ? Plural("Role_HeldBy", holderCount) : null);
}
