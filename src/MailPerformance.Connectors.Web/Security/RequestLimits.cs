using System.Globalization;
using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>How many requests one caller may make in a minute, on this process; more is 429.</summary>
public static class RequestLimits
{
    /// <exception cref="CannotStartException">A number makes no sense.</exception>
    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var callsPerMinute = configuration.GetValue("Mobile:CallsPerMinute", 120);
        var postsPerMinute = WholeNumber.Read(configuration, "Pages:PostsPerMinute", 1, 1_000_000) ?? 120;
        services.AddSingleton<SignInTries>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<SignInTries>((limiter, tries) =>
        {
            limiter.AddPolicy(ActivationController.RateLimit, context => CallerNetwork.PartitionOf("activation", context, Activations));
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    context.GetEndpoint()?.Metadata.GetMetadata<MobileApiAttribute>() is not null ? Calls(context, callsPerMinute)
                    : IsTry(context.Request) ? tries.PostsOf(context)
                    : PosterOf(context) is { } contactId ? SignInTries.PerMinute($"posts of {contactId}", postsPerMinute)
                    : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(context => SitePartitionOf(context, tries)));
            limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    // One budget for each sign-in of a device, whatever tokens it has had since.
    private static RateLimitPartition<string> Calls(HttpContext context, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(context.User.GetAuthorizationId() ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    // A site of IPv6 as a whole, for what anybody may try.
    private static RateLimitPartition<string> SitePartitionOf(HttpContext context, SignInTries tries) =>
        IsTry(context.Request) ? tries.PostsOfSite(context)
        : context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == ActivationController.RateLimit
            ? CallerNetwork.SitePartitionOf("activation", context, Activations)
        : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Activations(string key, int times) =>
        SignInTries.PerMinute(key, ActivationController.PerMinute * times);

    // Whose budget a post of a page is on. Signing out is nobody's, nor is what is shown for a failed post.
    private static long? PosterOf(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method)
        || context.Request.Path.StartsWithSegments(SignInAddresses.SignOut)
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
            ? null
            : context.RequestServices.GetRequiredService<CurrentAccount>().ContactId;

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments(SignInAddresses.SignIn) || request.Path.StartsWithSegments(MobileSignInAddresses.Authorize));

    private static ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments(ApiAddresses.Root))
        {
            return new ValueTask(ApiProblem.WriteAsync(
                context,
                context.Features.Get<MobileCall>()?.Language,
                () => ApiProblem.Of(StatusCodes.Status429TooManyRequests, "TooManyCalls", seconds)));
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (!IsTry(context.Request) && PosterOf(context) is not null)
        {
            ErrorPages.SetWords(context, "TooManyPosts");
        }

        return ValueTask.CompletedTask;
    }
}
