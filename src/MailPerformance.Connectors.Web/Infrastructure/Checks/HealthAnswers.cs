using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary><c>/health/live</c> and <c>/health/ready</c>: a word for everybody, and for whoever has the key what is behind it.</summary>
public static class HealthAnswers
{
    /// <summary>Who answers: nobody else says it.</summary>
    public const string Product = "MailPerformance.Connectors";

    public static void MapHealth(this WebApplication app)
    {
        app.Map(HealthAddresses.Live, LiveAsync).AllowAnonymous();
        app.Map(HealthAddresses.Ready, ReadyAsync).AllowAnonymous();
    }

    private static Task LiveAsync(HttpContext context)
    {
        Prepare(context);
        return IsOperator(context)
            ? context.Response.WriteAsJsonAsync(
                new LiveAnswer(
                    Product, WordOf(FindingLevel.Ok), context.Request.Scheme, context.Request.Host.Value ?? "",
                    context.Connection.RemoteIpAddress?.ToString()),
                context.RequestAborted)
            : context.Response.WriteAsync(WordOf(FindingLevel.Ok), context.RequestAborted);
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        Prepare(context);
        var findings = await context.RequestServices.GetRequiredService<ReadyReport>().FindAsync(context.RequestAborted);
        var level = findings.Max(finding => finding.Level);
        context.Response.StatusCode = level == FindingLevel.Wrong ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        if (IsOperator(context))
        {
            await context.Response.WriteAsJsonAsync(
                new ReadyAnswer(
                    Product, WordOf(level), [.. findings.Select(one => new CheckAnswer(one.About, WordOf(one.Level), one.Text))]),
                context.RequestAborted);
            return;
        }

        // What only works less well is nobody's business.
        await context.Response.WriteAsync(
            WordOf(level == FindingLevel.Wrong ? FindingLevel.Wrong : FindingLevel.Ok), context.RequestAborted);
    }

    private static bool IsOperator(HttpContext context) =>
        context.RequestServices.GetRequiredService<HealthSettings>().IsOperator(context.Request);

    private static void Prepare(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store, no-cache";
    }

    private static string WordOf(FindingLevel level) => level switch
    {
        FindingLevel.Ok => "Healthy",
        FindingLevel.Warning => "Degraded",
        _ => "Unhealthy",
    };
}
