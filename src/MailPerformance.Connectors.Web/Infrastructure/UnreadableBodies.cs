using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Answers 415 to encodings before anything tries to read them: UTF-7, which .NET rightly refuses, and any but UTF-8 for JSON, which
/// has no other (RFC 8259) and whose reader fails on broken ones.
/// </summary>
public sealed class UnreadableBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentType is { } text && IsUnreadable(text))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsUnreadable(string text) =>
        text.Contains("utf-7", StringComparison.OrdinalIgnoreCase)
        || (MediaTypeHeaderValue.TryParse(text, out var type)
            && type.Charset.HasValue
            && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
