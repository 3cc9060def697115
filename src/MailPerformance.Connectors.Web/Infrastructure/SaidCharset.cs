namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>All text goes out in UTF-8, and every answer says so: files and streams of the framework leave it to the browser.</summary>
public static class SaidCharset
{
    public static void UseSaidCharset(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType is { } type && IsText(type) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.ContentType = type + "; charset=utf-8";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    // JSON has no charset (RFC 8259).
    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.Contains("+xml", StringComparison.OrdinalIgnoreCase);
}
