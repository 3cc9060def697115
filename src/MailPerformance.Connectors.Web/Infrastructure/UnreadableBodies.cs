namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>UTF-7, which .NET rightly refuses to read, is answered 415 before anything tries.</summary>
public sealed class UnreadableBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentType?.Contains("utf-7", StringComparison.OrdinalIgnoreCase) is true)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
