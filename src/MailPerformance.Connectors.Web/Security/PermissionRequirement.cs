using Microsoft.AspNetCore.Authorization;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>What must be true of whoever acts.</summary>
public sealed record PermissionRequirement(Func<Actor, bool> IsMet) : IAuthorizationRequirement;
