using System.Globalization;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.MobileApi.Document;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing.Template;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Registers what the API needs besides its controllers.</summary>
public static class MobileApiSetup
{
    public static void AddMobileApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new ApiInstantConverter());
        });
        services.Configure<JsonOptions>(options =>
        {
            options.JsonSerializerOptions.Converters.Add(new ApiInstantConverter());

            // Of two members of one name, programs between the app and this one may have looked at the other.
            options.JsonSerializerOptions.AllowDuplicateProperties = false;
        });
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
                .AddAuthenticationSchemes(SignInServer.BearerScheme)
                .RequireAuthenticatedUser().AddRequirements(new MobileRequirement(privilege)));
        }

        var perMinute = configuration.GetValue("Mobile:CallsPerMinute", 120);
        services.AddSingleton<SignInTries>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<SignInTries>((limiter, tries) =>
        {
            limiter.AddPolicy(ActivationController.RateLimit, context => CallerNetwork.PartitionOf("activation", context, Activations));
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, perMinute, tries)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => SitePartitionOf(context, tries)));
            limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    /// <summary>An address that the API does not have is a problem for a program, not a page to sign in on.</summary>
    public static void MapUnknownApiAddresses(this IEndpointRouteBuilder app) =>
        app.MapFallback(ApiAddresses.Unknown, context =>
        {
            var methods = MethodsOf(context);
            if (methods.Count == 0)
            {
                return ApiProblem.WriteAsync(context, null, () => ApiProblem.Of(StatusCodes.Status404NotFound, "NotFound"));
            }

            context.Response.Headers.Allow = string.Join(", ", methods);
            return ApiProblem.WriteAsync(
                context, null, () => ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", string.Join(", ", methods)));
        }).AllowAnonymous();

    // What the address takes, when it is one of the API that was called with another method.
    private static List<string> MethodsOf(HttpContext context) =>
    [
        .. context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<MobileApiAttribute>() is not null
                && new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []).TryMatch(context.Request.Path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    // One budget for each sign-in of a device, whatever tokens it has had since; one for each address that posts passwords and codes;
    // other pages have none.
    private static RateLimitPartition<string> PartitionOf(HttpContext context, int perMinute, SignInTries tries) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MobileApiAttribute>() is null
            ? IsTry(context.Request) ? tries.PostsOf(context) : RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(context.User.GetAuthorizationId() ?? "", _ => new TokenBucketRateLimiterOptions
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

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments(SignInAddresses.SignIn) || request.Path.StartsWithSegments(MobileSignInAddresses.Authorize));

    private static ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (!context.Request.Path.StartsWithSegments(ApiAddresses.Root))
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
