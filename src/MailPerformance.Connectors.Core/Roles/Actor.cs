using System.Collections.Frozen;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>Who acts, with the rights that the database gives at this moment: the union over the contact's roles.</summary>
public sealed record Actor(long ContactId, long AccountId, bool IsAdministrator, FrozenSet<string> Permissions)
{
    /// <summary>Rule 3: an administrator holds every permission, also one that no role has ticked.</summary>
    public bool Holds(string permission) => IsAdministrator || Permissions.Contains(permission);

    public bool HoldsAll(IEnumerable<string> permissions) => permissions.All(Holds);
}
