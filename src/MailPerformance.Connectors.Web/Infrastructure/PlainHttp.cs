using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// What is asked over plain HTTP outside Development. Browsers are led to HTTPS. A program is refused instead: led there, it would go on
/// sending its token in the clear each time, and nobody would notice.
/// </summary>
public static class PlainHttp
{
    public static void UseHttpsForPages(this IApplicationBuilder app) => app.UseWhen(
        context => !IsForPrograms(context.Request.Path) && !IsProbe(context.Request.Path), pages => pages.UseHttpsRedirection());

    public static void UseHttpsForPrograms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps || !IsForPrograms(context.Request.Path) || ErrorPages.IsShown(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Request.Path.StartsWithSegments(MobileSignInAddresses.Root)
            ? context.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = "HTTPS is needed." })
            : Task.CompletedTask;
    });

    // Who looks whether this process serves asks it itself, over plain HTTP, and takes a redirection for a good answer.
    private static bool IsProbe(PathString path) => path.StartsWithSegments(HealthAddresses.Root);

    private static bool IsForPrograms(PathString path) =>
        (path.StartsWithSegments(ApiAddresses.Root) && path != ApiAddresses.Docs)
        || path == MobileSignInAddresses.Token || path == MobileSignInAddresses.Revoke || path == MobileSignInAddresses.Introspect;
}
