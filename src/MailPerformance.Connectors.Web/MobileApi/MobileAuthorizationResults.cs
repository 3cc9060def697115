using MailPerformance.Connectors.Core.Devices;
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

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<MobileApiAttribute>() is null)
        {
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        }

        var call = context.Features.Get<MobileCall>();
        if (call is null || call.Decision.Refusal == MobileRefusal.Ended)
        {
            var hasToken = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
            context.Response.Headers.WWWAuthenticate = hasToken ? "Bearer error=\"invalid_token\"" : "Bearer";
            return ApiProblem.WriteAsync(context, call?.Language, () => ApiProblem.Of(StatusCodes.Status401Unauthorized, "SignInAgain"));
        }

        return ApiProblem.WriteAsync(context, call.Language, () => Forbidden(call));
    }

    private static ProblemDetails Forbidden(MobileCall call)
    {
        return call.MissingPrivilege is { } missing
            ? ApiProblem.MissingPrivilege(missing)
            : ApiProblem.Of(StatusCodes.Status403Forbidden, call.Decision.Refusal!.Value.ToString(), call.Decision.Subject!.PlatformName);
    }
}
