using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Answers every <see cref="PermissionRequirement"/> from the rights that this request has read (rule 7).</summary>
public sealed class PermissionHandler(CurrentAccount current) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (current.Contact is { } contact && requirement.IsMet(contact.Actor))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
