using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>A role comes back with the rights that it had, to nobody: whoever brings it back holds all of them (rule 5).</summary>
public sealed class RoleReturn(ConnectorsDbContext db, RoleService roles)
{
    internal async Task<WriteResult<Restored>> ReturnAsync(AccountWrite write, TrashItem item, RestoreChoice choice)
    {
        var role = new Role { Id = item.SubjectId, AccountId = item.AccountId };
        var permissions = KeptRole.Of(item).Permissions.Where(PermissionCatalogue.Keys.Contains).ToHashSet(StringComparer.Ordinal);
        if (await roles.FillAsync(write, role, choice.Name ?? item.Name, permissions) is { } refused)
        {
            return new WriteResult<Restored>(refused.Status, null, refused.Errors);
        }

        db.Add(role);
        return WriteResult.Done(new Restored(item.Kind, role.Id, role.Name!, null, []));
    }
}
