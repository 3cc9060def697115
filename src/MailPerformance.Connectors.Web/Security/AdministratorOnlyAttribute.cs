using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>The endpoint is for holders of the built-in role alone.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdministratorOnlyAttribute() : AuthorizeAttribute(PermissionPolicies.Administrator);
