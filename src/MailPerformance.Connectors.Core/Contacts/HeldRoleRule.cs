using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A role that somebody holds is not deleted.</summary>
internal sealed class HeldRoleRule(ConnectorsDbContext db) : IAccountRule
{
    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Deleted<Role>().Select(role => role.Id).ToList();
        var holders = ids.Count == 0 ? 0 : await db.ContactRoles.CountAsync(held => ids.Contains(held.RoleId));
        return holders == 0 ? null : RuleCheck.Refuse(new WriteError("", CoreTexts.Get("Role_HasHolders", holders)));
    }
}
