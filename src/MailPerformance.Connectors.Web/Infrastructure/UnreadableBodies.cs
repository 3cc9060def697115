using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Refuses bodies that nothing further in could read: forms with files, which one page takes, and encodings, with 415 (UTF-7, which .NET
/// rightly refuses, and any but UTF-8 for JSON, which has no other by RFC 8259 and whose reader fails on broken ones); too long ones, with
/// 413; those that do not come to their end, with 408; broken or boundless forms, with 400. The server reads away what is left of them, so
/// that the answer arrives and the connection goes on.
/// </summary>
public sealed class UnreadableBodies(RequestDelegate next, BodyReaders readers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // What the page of an error goes with has been looked at, under the address that failed.
        if (!ErrorPages.IsShown(context) && await RefusalOfAsync(context) is { } status)
        {
            await RefuseAsync(context, status);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await RefuseAsync(context, refused.StatusCode);
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status)
    {
        Forget(context.Request);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status408RequestTimeout && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // The rest may never come.
            context.Response.Headers.Connection = "close";
        }

        if (context.Request.Path.StartsWithSegments(MobileSignInAddresses.Root))
        {
            await context.Response.WriteAsJsonAsync(new { error = "invalid_request" });
        }
    }

    // The page that says so is not to stumble over the same body.
    private static void Forget(HttpRequest request)
    {
        request.Headers.ContentType = default;
        request.ContentLength = null;
        request.Body = Stream.Null;
    }

    private async Task<int?> RefusalOfAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType is { } text && IsUnreadable(request, text))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false)
        {
            var limit = await BodyLimits.OfAsync(context);
            if (request.ContentLength > limit)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }

            request.Body = new BoundedStream(request.Body, limit, readers, context);
        }

        if (!request.HasFormContentType)
        {
            // What the sign-in server is posted is a form, and one that calls itself so.
            return HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(MobileSignInAddresses.Root)
                ? StatusCodes.Status400BadRequest
                : null;
        }

        try
        {
            await request.ReadFormAsync();
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (TooManyTriesException)
        {
            Forget(request);
            throw;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static bool IsUnreadable(HttpRequest request, string text) =>
        text.Contains("utf-7", StringComparison.OrdinalIgnoreCase)
        || (text.AsSpan().TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && !BodyLimits.TakesFile(request))
        || (MediaTypeHeaderValue.TryParse(text, out var type)
            && type.Charset.HasValue
            && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
