using System.Collections.Frozen;
using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>Creates, edits and deletes roles (rules 3, 5 and 8).</summary>
public sealed class RoleService(ConnectorsDbContext db, AccountWriter writer)
{
    public const string NameField = "Name";
    public const string PermissionsField = "Permissions";

    public Task<WriteResult<long>> CreateAsync(string? name, IReadOnlySet<string> permissions) =>
        writer.RunAsync(
            async write =>
            {
                if (write.Authority.ManageRoles() is { } denial)
                {
                    return WriteResult.Forbidden<long>(denial);
                }

                var role = new Role { AccountId = write.Account.Id };
                if (await ApplyAsync(write, role, name, permissions, FrozenSet<string>.Empty) is { } refused)
                {
                    return refused;
                }

                db.Roles.Add(role);
                await db.SaveChangesAsync();
                return WriteResult.Done(role.Id);
            },
            NameField);

    /// <summary>Saves name and tree of a role; the posted keys replace the set whole (rule 8).</summary>
    public Task<WriteResult<long>> UpdateAsync(long roleId, RoleEdit edit) =>
        writer.RunAsync(
            async write =>
            {
                if (write.Authority.ManageRoles() is { } denial)
                {
                    return WriteResult.Forbidden<long>(denial);
                }

                var role = await db.Roles.Include(found => found.Permissions).SingleOrDefaultAsync(found => found.Id == roleId);
                if (role is null)
                {
                    return WriteResult.NotFound<long>();
                }

                if (role.IsAdministrator)
                {
                    return WriteResult.Forbidden<long>(new Denial("Role_BuiltIn"));
                }

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
        writer.RunAsync(async write =>
        {
            if (write.Authority.ManageRoles() is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            var role = await db.Roles.Include(found => found.Permissions).SingleOrDefaultAsync(found => found.Id == roleId);
            if (role is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (role.IsAdministrator)
            {
                return WriteResult.Forbidden<long>(new Denial("Role_BuiltIn"));
            }

            if (FirstDenial(write, Known(role)) is { } higher)
            {
                return WriteResult.Forbidden<long>(higher);
            }

            var holders = await db.ContactRoles.CountAsync(held => held.RoleId == roleId);
            if (holders > 0)
            {
                return WriteResult.Invalid<long>("", "Role_HasHolders", holders);
            }

            db.Roles.Remove(role);
            return WriteResult.Done(roleId);
        });

    private static Denial? FirstDenial(AccountWrite write, IEnumerable<string> permissions) =>
        permissions.Select(write.Authority.Tick).FirstOrDefault(denial => denial is not null);

    // A key that has left the catalogue means nothing any more; the next save of the role clears it away.
    private static IEnumerable<string> Known(Role role) =>
        role.Permissions.Select(ticked => ticked.Permission).Where(PermissionCatalogue.Keys.Contains);

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
        if (FirstDenial(write, present.Except(wanted).Concat(wanted.Except(present))) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        var tidied = name!.Trim();
        var normalized = NormalizedText.Of(tidied);
        if (await db.Roles.AnyAsync(other => other.NormalizedName == normalized && other.Id != role.Id))
        {
            return WriteResult.Invalid<long>(NameField, "Role_NameTaken", tidied);
        }

        role.Name = tidied;
        role.NormalizedName = normalized;
        role.UpdatedAt = write.Now;
        role.UpdatedById = write.Actor.ContactId;
        foreach (var stale in role.Permissions.Where(ticked => !wanted.Contains(ticked.Permission)).ToList())
        {
            role.Permissions.Remove(stale);
        }

        foreach (var key in wanted.Except(present))
        {
            role.Permissions.Add(new RolePermission { Permission = key });
        }

        // Whoever asked for a holder's password link may not hold what the role now gives.
        var stamp = Contact.NewStamp();
        await db.Contacts
            .Where(contact => contact.Roles.Any(held => held.RoleId == role.Id) && contact.PasswordLinkById != write.Actor.ContactId)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.PasswordLinkStamp, stamp));

        return null;
    }
}

internal sealed record RoleName(string? Name);

internal sealed class RoleNameValidator : AbstractValidator<RoleName>
{
    public RoleNameValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(role => role.Name).Name("Role_NameRequired", Role.NameMaxLength);
    }
}
