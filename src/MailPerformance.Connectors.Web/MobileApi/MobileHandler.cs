using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Security.MobileSignIn;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Asks <see cref="MobileAccess"/> at every call, and lets the request work for the contact whose phone it is.</summary>
public sealed class MobileHandler(MobileAccess access, CurrentAccount current, IHttpContextAccessor http) : AuthorizationHandler<MobileRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MobileRequirement requirement)
    {
        // Without a token there is nothing to ask.
        if (context.User.Identity?.IsAuthenticated != true || http.HttpContext is not { } request)
        {
            return;
        }

        var (contactId, authorizationId) = TokenPrincipal.IdsOf(context.User);
        var decision = await access.FindAsync(contactId, authorizationId, request.RequestAborted);
        if (decision.Caller is not { Device: { } device } caller)
        {
            request.Features.Set(new MobileCall(decision, null));
            if (decision.Subject?.DeviceId is { } refused)
            {
                await access.RefusedAsync(refused, request.RequestAborted);
            }

            return;
        }

        await access.UsedAsync(device, request.RequestAborted);
        current.Enter(caller.Contact);
        ConnectorPrivilege? missing = caller.Privilege < requirement.Privilege ? requirement.Privilege : null;
        request.Features.Set(new MobileCall(decision, missing));
        if (missing is null)
        {
            context.Succeed(requirement);
        }
    }
}
