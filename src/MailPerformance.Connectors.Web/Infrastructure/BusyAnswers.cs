using System.Globalization;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Answers 503 with <c>Retry-After</c> when a write did not get its account's turn, or a password was not looked at since too many others
/// sign in, and 429 when one login or one address tries too often: an app in the words of the API or of OAuth, a browser with a page.
/// </summary>
public sealed class BusyAnswers(RequestDelegate next)
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
        catch (BusyException busy) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, busy);
        }
    }

    private static Task AnswerAsync(HttpContext context, BusyException busy)
    {
        var (request, response) = (context.Request, context.Response);
        context.Items[Mark] = true;
        response.Clear();
        response.StatusCode =
            busy is TooManyTriesException ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = busy.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (busy is HashingBusyException)
        {
            ErrorPages.SetWords(context, "SignInBusy");
        }

        if (request.Path.StartsWithSegments(ApiAddresses.Root))
        {
            return ApiProblem.WriteAsync(
                context,
                context.Features.Get<MobileCall>()?.Language,
                () => busy switch
                {
                    AccountBusyException => ApiProblem.Of(response.StatusCode, "AccountBusy", busy.RetryAfterSeconds),
                    TooManyTriesException => ApiProblem.Of(response.StatusCode, "TooManyCalls", busy.RetryAfterSeconds),
                    _ => ApiProblem.Of(response.StatusCode),
                });
        }

        // People see the page of the sign-in; the other addresses there answer apps.
        return request.Path.StartsWithSegments(MobileSignInAddresses.Root) && request.Path != MobileSignInAddresses.Authorize
            ? response.WriteAsJsonAsync(new
            {
                error = "temporarily_unavailable",
                error_description = $"{busy.Message} Send the same request again in {busy.RetryAfterSeconds} s.",
            })
            : Task.CompletedTask;
    }
}
