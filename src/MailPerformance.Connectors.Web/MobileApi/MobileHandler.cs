using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authorization;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Asks <see cref="MobileAccess"/> at every call, and lets the request work for the contact whose phone it is.</summary>
public sealed class MobileHandler(
    MobileAccess access, CurrentAccount current, IHttpContextAccessor http) : AuthorizationHandler<MobileRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MobileRequirement requirement)
    {
        // Without a token, or with one that was not asked for this, there is nothing to ask.
        if (context.User.Identity?.IsAuthenticated != true || !context.User.HasScope(SignInServer.MobileScope)
            || http.HttpContext is not { } request)
        {
            return;
        }

        // The controller asks for one privilege and an action of it perhaps for another: the database is asked once.
        if (request.Features.Get<MobileCall>() is { } known)
        {
            Decide(context, requirement, request, known);
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
        Decide(context, requirement, request, new MobileCall(decision, null));
    }

    private static void Decide(AuthorizationHandlerContext context, MobileRequirement requirement, HttpContext request, MobileCall call)
    {
        if (call.Decision.Caller is { } caller && caller.Privilege >= requirement.Privilege)
        {
            request.Features.Set(call);
            context.Succeed(requirement);
        }
        else
        {
            request.Features.Set(call with { MissingPrivilege = call.Decision.Caller is null ? null : requirement.Privilege });
        }
    }
}
