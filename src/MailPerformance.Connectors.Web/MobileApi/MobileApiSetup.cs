using System.Globalization;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.MobileApi.Document;
using MailPerformance.Connectors.Web.Security.MobileSignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Registers what the API needs besides its controllers.</summary>
public static class MobileApiSetup
{
    public const string PathPrefix = "/api/";

    public static void AddMobileApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddApiDocument();
        services.PostConfigure<ApiBehaviorOptions>(options =>
        {
            // Bare statuses get their body from the error page's address, in the reader's language.
            options.SuppressMapClientErrors = true;
            options.InvalidModelStateResponseFactory = context => new ProblemResult(ApiProblem.Invalid(context.ModelState));
        });
        services.AddScoped<IAuthorizationHandler, MobileHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, MobileAuthorizationResults>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var privilege in Enum.GetValues<ConnectorPrivilege>())
        {
            policies.AddPolicy(MobileApiAttribute.PolicyOf(privilege), policy => policy
                .AddAuthenticationSchemes(SignInServer.BearerScheme).RequireAuthenticatedUser().AddRequirements(new MobileRequirement(privilege)));
        }

        var perMinute = configuration.GetValue("Mobile:CallsPerMinute", 120);
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(ActivationController.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, perMinute));
            limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    /// <summary>An address that the API does not have is a problem for a program, not a page to sign in on.</summary>
    public static void MapUnknownApiAddresses(this IEndpointRouteBuilder app) =>
        app.MapFallback(PathPrefix + "{**rest}", context => ApiProblem.WriteAsync(context, null, () => ApiProblem.Of(StatusCodes.Status404NotFound, "NotFound")))
            .AllowAnonymous();

    // One budget for each sign-in of a device, whatever tokens it has had since; pages have none.
    private static RateLimitPartition<string> PartitionOf(HttpContext context, int perMinute) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MobileApiAttribute>() is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(context.User.GetAuthorizationId() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });

    private static ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return ValueTask.CompletedTask;
        }

        return new ValueTask(ApiProblem.WriteAsync(
            context,
            context.Features.Get<MobileCall>()?.Language,
            () => ApiProblem.Of(StatusCodes.Status429TooManyRequests, "TooManyCalls", seconds)));
    }
}
