namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// No browser and nothing on the way keeps an answer, unless the answer says for itself how long it is good: files do. Pages, their
/// fragments and redirections hold names and codes.
/// </summary>
public static class NothingKept
{
    public static void UseNothingKept(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.CacheControl.Count == 0)
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
