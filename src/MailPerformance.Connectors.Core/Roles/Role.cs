using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>A named set of ticked permissions. The built-in « Administrateur » holds all of them, ticked or not (rule 3).</summary>
public sealed class Role : IdentityRole<long>, IAccountOwned
{
    public const int NameMaxLength = 60;

    public long AccountId { get; set; }

    /// <summary>The built-in role: holds every permission, today's and tomorrow's; never edited, never deleted.</summary>
    public bool IsAdministrator { get; set; }

    public DateTime UpdatedAt { get; set; }

    public long? UpdatedById { get; set; }

    public ICollection<RolePermission> Permissions { get; } = [];

    /// <summary>What it gives; its permissions have been read.</summary>
    internal RoleRights Rights => new(
        IsAdministrator, [.. Permissions.Select(ticked => ticked.Permission).Where(PermissionCatalogue.Keys.Contains)]);
}
