using MailPerformance.Connectors.Web.Features.MobileSignIn;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>The OpenAPI document of the mobile API, at <see cref="ApiAddresses.Document"/>, and the page made from it.</summary>
public static class ApiDocument
{
    public const string Name = "v1";
    public const string OAuthScheme = "oauth2";

    public static void AddApiDocument(this IServiceCollection services) => services.AddSingleton<KeptDocument>().AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<MobileApiAttribute>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<ApiOperations>();
        options.AddSchemaTransformer<ApiWords>();
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapGet(ApiAddresses.Document, async (HttpContext context, KeptDocument documents) =>
        {
            var kept = await documents.GetAsync();
            MayBeKept(context.Response);
            return Results.Bytes(kept.Text, "application/json; charset=utf-8", entityTag: kept.Tag);
        }).ExcludeFromDescription().AllowAnonymous();

    /// <summary>A browser may keep the answer, and asks each time whether it is still the one.</summary>
    public static void MayBeKept(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Language";
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MailPerformance mobile API",
            Version = Name,
            Description = "What the MailPerformance app may ask for the contact who has signed in. Instants are UTC; errors are problem "
                + "details (RFC 9457) in the contact's language, whose `type` begins with `" + ApiProblem.TypePrefix + "`.",
        };
        document.Servers = [new OpenApiServer { Url = ApiAddresses.Server }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [OAuthScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "Authorization code with PKCE (S256), in the system's browser. Client id: the one of the platform, for "
                    + "example mailperformance-iphone; no secret.",
                Flows = new OpenApiOAuthFlows
                {
                    AuthorizationCode = new OpenApiOAuthFlow
                    {
                        AuthorizationUrl = new Uri(MobileSignInAddresses.Authorize, UriKind.Relative),
                        TokenUrl = new Uri(MobileSignInAddresses.Token, UriKind.Relative),
                        RefreshUrl = new Uri(MobileSignInAddresses.Token, UriKind.Relative),
                        Scopes = new Dictionary<string, string>
                        {
                            ["openid"] = "Who has signed in.",
                            ["offline_access"] = "A refresh token.",
                            ["mobile"] = "This API.",
                        },
                    },
                },
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OAuthScheme, document)] = ["mobile"] }];
    }
}
