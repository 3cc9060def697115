using System.Collections.Frozen;
using FluentValidation;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>Creates, edits and deletes roles (rules 3, 5 and 8).</summary>
public sealed class RoleService(ConnectorsDbContext db, AccountWriter writer)
{
    public const string NameField = "Name";
    public const string PermissionsField = "Permissions";

    public Task<WriteResult<long>> CreateAsync(string? name, IReadOnlySet<string> permissions) =>
        writer.RunAsync(
            write => write.Authority.ManageRoles(),
            async write =>
            {
                var role = new Role { AccountId = write.Account.Id };
                if (await ApplyAsync(write, role, name, permissions, FrozenSet<string>.Empty) is { } refused)
                {
                    return refused;
                }

                db.Roles.Add(role);
                return WriteResult.Done(() => role.Id);
            },
            NameField);

    /// <summary>Saves name and tree of a role; the posted keys replace the set whole (rule 8).</summary>
    public Task<WriteResult<long>> UpdateAsync(long roleId, RoleEdit edit) =>
        writer.RunAsync(
            _ => FindAsync(roleId),
            (write, role) => write.Authority.ManageRole(role),
            async (write, role) =>
            {
                var present = Known(role).ToFrozenSet(StringComparer.Ordinal);
                if (!edit.Permissions.All(PermissionCatalogue.Keys.Contains))
                {
                    return WriteResult.Invalid<long>(PermissionsField, "Role_PermissionUnknown");
                }

                var meant = PermissionCatalogue.Tree.Resolve(edit.Permissions, edit.OriginalPermissions);
                if (present.SetEquals(meant) && role.Name == edit.Name?.Trim())
                {
                    return WriteResult.Done(roleId);
                }

                if (!present.SetEquals(edit.OriginalPermissions) || role.Name != edit.OriginalName)
                {
                    return WriteResult.Conflict<long>();
                }

                return await ApplyAsync(write, role, edit.Name, edit.Permissions, present) ?? WriteResult.Done(roleId);
            },
            NameField);

    /// <summary>Deletes a role that nobody holds.</summary>
    public Task<WriteResult<long>> DeleteAsync(long roleId) =>
        writer.RunAsync(
            _ => FindAsync(roleId),
            (write, role) => write.Authority.DeleteRole(role, Known(role)),
            (_, role) =>
            {
                db.Roles.Remove(role);
                return Task.FromResult(WriteResult.Done(roleId));
            });

    /// <summary>Fills in a role that comes back, as a part of a write: whoever does it must hold what it ticks.</summary>
    internal Task<WriteResult<long>?> FillAsync(AccountWrite write, Role role, string name, IReadOnlySet<string> permissions) =>
        ApplyAsync(write, role, name, permissions, FrozenSet<string>.Empty);

    // A key that has left the catalogue means nothing any more; the next save of the role clears it away.
    private static IEnumerable<string> Known(Role role) =>
        role.Permissions.Select(ticked => ticked.Permission).Where(PermissionCatalogue.Keys.Contains);

    private Task<Role?> FindAsync(long roleId) =>
        db.Roles.Include(found => found.Permissions).SingleOrDefaultAsync(found => found.Id == roleId);

    private async Task<WriteResult<long>?> ApplyAsync(
        AccountWrite write,
        Role role,
        string? name,
        IReadOnlySet<string> posted,
        IReadOnlySet<string> present)
    {
        var check = await new RoleNameValidator().ValidateAsync(new RoleName(name));
        if (!check.IsValid)
        {
            return WriteResult.Invalid<long>([new WriteError(NameField, check.Errors[0].ErrorMessage)]);
        }

        if (!posted.All(PermissionCatalogue.Keys.Contains))
        {
            return WriteResult.Invalid<long>(PermissionsField, "Role_PermissionUnknown");
        }

        var wanted = PermissionCatalogue.Tree.Resolve(posted, present);
        if (present.Except(wanted).Concat(wanted.Except(present)).Select(write.Authority.Tick).FirstOrDefault(denial => denial is not null)
            is { } refused)
        {
            return WriteResult.Forbidden<long>(refused);
        }

        var tidied = name!.Trim();
        if (role.Id != 0 && role.Name != tidied && write.Authority.RenameRole(present) is { } renamed)
        {
            return WriteResult.Forbidden<long>(renamed);
        }

        var normalized = NormalizedText.Of(tidied);
        if (await db.Roles.AnyAsync(other => other.NormalizedName == normalized && other.Id != role.Id))
        {
            return WriteResult.Invalid<long>(NameField, "Role_NameTaken", tidied);
        }

        Write(write, role, tidied, present, wanted);
        return null;
    }

    private static void Write(AccountWrite write, Role role, string name, IReadOnlySet<string> present, FrozenSet<string> wanted)
    {
        role.Name = name;
        role.NormalizedName = NormalizedText.Of(name);
        role.UpdatedAt = write.Now;
        role.UpdatedById = write.Actor.ById;
        foreach (var stale in role.Permissions.Where(ticked => !wanted.Contains(ticked.Permission)).ToList())
        {
            role.Permissions.Remove(stale);
        }

        foreach (var key in wanted.Except(present))
        {
            role.Permissions.Add(new RolePermission { Permission = key });
        }
    }
}

internal sealed record RoleName(string? Name);

internal sealed class RoleNameValidator : AbstractValidator<RoleName>
{
    public RoleNameValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(role => role.Name).NameInMails("Role_NameRequired", Role.NameMaxLength);
    }
}
