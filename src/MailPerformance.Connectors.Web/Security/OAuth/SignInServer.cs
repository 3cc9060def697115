using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// How the app signs in: OAuth 2.1 authorization code with PKCE in the system's browser (RFC 8252), by OpenIddict. Every token is a
/// reference to a row, so that nothing an app holds is worth anything once the database says no.
/// </summary>
public static class SignInServer
{
    /// <summary>What the mobile API asks for.</summary>
    public const string MobileScope = "mobile";

    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(30);

    /// <summary>A phone that lost the answer to a refresh may ask again for so long; later the same token is taken for a theft.</summary>
    public static readonly TimeSpan RefreshReuseLeeway = TimeSpan.FromSeconds(15);

    public static void AddMobileSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, SharedKeys>();
        services.AddScoped<MobileClients>().AddScoped<TokenFamily>().AddSingleton<ExchangeTurns>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ConnectorsDbContext>().ReplaceDefaultEntities<long>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(MobileSignInAddresses.Authorize)
                    .SetTokenEndpointUris(MobileSignInAddresses.Token)
                    .SetRevocationEndpointUris(MobileSignInAddresses.Revoke)
                    .SetIntrospectionEndpointUris(MobileSignInAddresses.Introspect)
                    .SetJsonWebKeySetEndpointUris(MobileSignInAddresses.Keys)
                    .AllowAuthorizationCodeFlow()
                    .AllowRefreshTokenFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(MobileScope)
                    .UseReferenceAccessTokens()
                    .UseReferenceRefreshTokens()
                    .SetAccessTokenLifetime(AccessTokenLifetime)
                    .SetRefreshTokenLifetime(MobileAccess.SignInLifetime)
                    .SetRefreshTokenReuseLeeway(RefreshReuseLeeway)
                    .Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
                if (Uri.TryCreate(configuration[PublicAddress.Key], UriKind.Absolute, out var issuer))
                {
                    server.SetIssuer(issuer);
                }

                server.AddEventHandler(EndpointsOfIssuer.Descriptor)
                    .AddEventHandler(PlatformClientReady.Descriptor)
                    .AddEventHandler(IntrospectionCheck.Descriptor)
                    .AddEventHandler(RevocationEndsDevice.Descriptor)
                    .AddEventHandler(NewestTokenStays.Descriptor)
                    .AddEventHandler(ReplayEndsDevice.Descriptor)
                    .AddEventHandler(ReuseEndsDevice.Descriptor);
                var host = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableStatusCodePagesIntegration();
                if (environment.IsDevelopment())
                {
                    host.DisableTransportSecurityRequirement();
                }
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore(
                    host => host.DisableAccessTokenExtractionFromBodyForm().DisableAccessTokenExtractionFromQueryString());
            });
    }

    /// <summary>The scheme of the mobile API.</summary>
    public static string BearerScheme => OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
}
