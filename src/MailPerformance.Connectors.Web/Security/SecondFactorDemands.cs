using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Features.Profile;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// An account may require a second factor (<see cref="SignedInContact.SecondFactorDueAt"/>). Then whoever is signed in without one is led to
/// it from every address, whichever way they came in, also from where an app is let in. Of an endpoint nothing need be said: it demands one
/// unless it says otherwise.
/// </summary>
public static class SecondFactorDemands
{
    public static void UseSecondFactorDemands(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!IsMissing(context) || MayPass(context))
        {
            return next(context);
        }

        var request = context.Request;
        var isPage = !LivePart.IsWanted(context) && !EffectStep.IsRehearsal(request)
            && request.GetTypedHeaders().Accept.All(type => type.MediaType != "text/event-stream");
        if (!isPage)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = ProfileAddresses.SecondFactor;
        return Task.CompletedTask;
    });

    private static bool IsMissing(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentAccount>().Contact
            is { SecondFactorDueAt: { } due, Actor.Entrance: Entrance.Browser }
        && due <= context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    // What is for everybody shows nothing of the account; letting an app in is.
    private static bool MayPass(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.Metadata.GetMetadata<WithoutSecondFactorAttribute>() is not null
        || (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            && !context.Request.Path.StartsWithSegments(MobileSignInAddresses.Authorize));
}
