using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>A role of the account, as a way to rights.</summary>
/// <param name="Grant">Who gave it to the contact that is asked about; null: the contact does not hold it.</param>
public sealed record RolePath(long Id, string? Name, RoleRights Rights, Grant? Grant)
{
    public bool Gives(string permission) => Rights.IsAdministrator || Rights.Permissions.Contains(permission);
}
