using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>What must be true of whoever acts.</summary>
public sealed record PermissionRequirement(Func<Actor, bool> IsMet) : IAuthorizationRequirement;
