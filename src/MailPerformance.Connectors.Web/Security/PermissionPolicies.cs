using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>One policy per permission of the catalogue, and one for administrators.</summary>
public static class PermissionPolicies
{
    public const string Administrator = "administrator";

    public static string NameOf(string permission) => "permission:" + permission;

    public static AuthorizationBuilder AddPermissionPolicies(this AuthorizationBuilder builder, IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions)
        {
            builder.AddPolicy(NameOf(permission.Key), policy => policy
                .RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(actor => actor.Holds(permission.Key))));
        }

        return builder.AddPolicy(Administrator, policy => policy
            .RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(actor => actor.IsAdministrator)));
    }
}
