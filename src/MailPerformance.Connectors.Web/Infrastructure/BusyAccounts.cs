using System.Globalization;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Answers 503 with <c>Retry-After</c> when a write did not get its account's turn: an app in the words of the API or of OAuth, a browser
/// with a page.
/// </summary>
public sealed class BusyAccounts(RequestDelegate next)
{
    private static readonly object Mark = new();

    /// <summary>The 503 is this one's, so nothing is out of order.</summary>
    public static bool HasAnswered(HttpContext context) => context.Items.ContainsKey(Mark);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (AccountBusyException) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context);
        }
    }

    private static Task AnswerAsync(HttpContext context)
    {
        const int Seconds = AccountBusyException.RetryAfter;
        var (request, response) = (context.Request, context.Response);
        context.Items[Mark] = true;
        response.Clear();
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        if (request.Path.StartsWithSegments(ApiAddresses.Root))
        {
            return ApiProblem.WriteAsync(
                context,
                context.Features.Get<MobileCall>()?.Language,
                () => ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "AccountBusy", Seconds));
        }

        // People see the page of the sign-in; the other addresses there answer apps.
        return request.Path.StartsWithSegments(MobileSignInAddresses.Root) && request.Path != MobileSignInAddresses.Authorize
            ? response.WriteAsJsonAsync(new
            {
                error = "temporarily_unavailable",
                error_description = $"Others are writing in the contact's account; send the same request again in {Seconds} s.",
            })
            : Task.CompletedTask;
    }
}
