using MailPerformance.Connectors.Web.Features.Errors;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>How failures become pages.</summary>
public static class ErrorPages
{
    private const string ReasonKey = "Connectors.Reason";
    private const string WordsKey = "Connectors.Words";

    public static ExceptionHandlerOptions ForExceptions() => new()
    {
        ExceptionHandlingPath = ErrorAddresses.OfException,
        StatusCodeSelector = exception =>
            exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
    };

    /// <summary>What the error page is to say besides the status: in the reader's language.</summary>
    public static void SetReason(HttpContext context, IReadOnlyList<string> reasons) => context.Items[ReasonKey] = reasons;

    public static IReadOnlyList<string> ReasonsOf(HttpContext context) => context.Items[ReasonKey] as IReadOnlyList<string> ?? [];

    /// <summary>The failure has a title and a text of its own, rather than those of its status.</summary>
    /// <param name="words">What stands between <c>Error_</c> and <c>_Title</c>.</param>
    public static void SetWords(HttpContext context, string words) => context.Items[WordsKey] = words;

    public static string? WordsOf(HttpContext context) => context.Items[WordsKey] as string;

    /// <summary>The status that the error page shows: never one that somebody merely typed into the address.</summary>
    public static int StatusOf(HttpContext context) =>
        IsShown(context) ? context.Response.StatusCode : StatusCodes.Status404NotFound;

    /// <summary>The request has failed, and goes through everything once more for the page that says so.</summary>
    public static bool IsShown(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null;

    /// <summary>The failed request was one of the API, which answers programs.</summary>
    public static bool IsOfApi(HttpContext context)
    {
        var path = AddressOf(context);
        return path is not null && new PathString(path).StartsWithSegments(ApiAddresses.Root);
    }

    /// <summary>The address that failed; null: somebody merely typed that of the error page.</summary>
    public static string? AddressOf(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerPathFeature>()?.Path
            ?? context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.OriginalPath;
}
