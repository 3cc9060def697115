using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>One ticked permission of a role.</summary>
public sealed class RolePermission : IAccountOwned
{
    public long AccountId { get; set; }

    public long RoleId { get; set; }

    public required string Permission { get; set; }
}
