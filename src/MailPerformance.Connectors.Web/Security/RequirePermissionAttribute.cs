using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>The endpoint needs this permission of the catalogue. What exactly may be done there, Core decides.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirePermissionAttribute(string permission) : AuthorizeAttribute(PermissionPolicies.NameOf(permission))
{
    public string Permission { get; } = permission;
}
