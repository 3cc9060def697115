using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.MobileApi.Document;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Template;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Registers what the API needs besides its controllers.</summary>
public static class MobileApiSetup
{
    public static void AddMobileApi(this IServiceCollection services)
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
}
