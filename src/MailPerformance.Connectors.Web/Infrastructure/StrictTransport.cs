using Microsoft.AspNetCore.HttpsPolicy;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// HSTS on every answer over HTTPS: also on one that was begun anew because the first had failed, which clears its headers.
/// </summary>
public static class StrictTransport
{
    public static void AddStrictTransport(this IServiceCollection services) => services.AddOptions<HstsOptions>()
        .Configure<SecuritySettings>((hsts, settings) =>
            (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), settings.CoversSubdomains));

    public static void UseStrictTransport(this IApplicationBuilder app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            if (context.Response.Headers.StrictTransportSecurity is { Count: > 0 } said)
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.StrictTransportSecurity = said;
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
    }
}
