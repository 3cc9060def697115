using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>
/// Says why a call of the API is refused: 401 when the app must sign in (again), 403 when signing in again would not help. Pages are
/// answered as ever.
/// </summary>
public sealed class MobileAuthorizationResults : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<MobileApiAttribute>() is null)
        {
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        }

        var call = context.Features.Get<MobileCall>();
        return ApiProblem.WriteAsync(context, call?.Language, () => ProblemOf(context, call));
    }

    /// <summary>Why a call is refused, with the header that goes with it.</summary>
    /// <param name="call">What is known of the call; null when its token says nothing about a device.</param>
    public static ProblemDetails ProblemOf(HttpContext context, MobileCall? call)
    {
        if (call is null && context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{SignInServer.MobileScope}\"";
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "InsufficientScope", SignInServer.MobileScope);
        }

        if (call is null || call.Decision.Refusal == MobileRefusal.Ended)
        {
            var hasToken = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
            context.Response.Headers.WWWAuthenticate = hasToken ? "Bearer error=\"invalid_token\"" : "Bearer";
            return ApiProblem.Of(StatusCodes.Status401Unauthorized, "SignInAgain");
        }

        return call.MissingPrivilege is { } missing
            ? ApiProblem.MissingPrivilege(missing)
            : ApiProblem.Of(StatusCodes.Status403Forbidden, call.Decision.Refusal!.Value.ToString(), call.Decision.Subject!.PlatformName);
    }
}
