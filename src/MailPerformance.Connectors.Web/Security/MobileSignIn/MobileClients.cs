using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.MobileSignIn;

/// <summary>
/// The applications that the sign-in server knows: one public client for each platform, <c>mailperformance-iphone</c>, and, when
/// <c>Mobile:IntrospectionSecret</c> is set, a confidential one that may ask whether a token is good.
/// </summary>
public sealed class MobileClients(ConnectorsDbContext db, IOpenIddictApplicationManager applications, IConfiguration configuration)
{
    public const string IntrospectionClientId = "mailperformance-api";
    private const string Prefix = "mailperformance-";

    private static readonly Uri[] RedirectUris = [new("mailperformance://connexion"), new("http://127.0.0.1")];

    /// <summary>The platform that a client is for; empty for any other client.</summary>
    public static string PlatformOf(string? clientId) =>
        clientId?.StartsWith(Prefix, StringComparison.Ordinal) == true ? clientId[Prefix.Length..] : "";

    /// <summary>Brings the clients up to date with the platforms and the configuration. Doing it twice changes nothing.</summary>
    public async Task SyncAsync(CancellationToken cancellation = default)
    {
        foreach (var platform in await db.MobilePlatforms.AsNoTracking().ToListAsync(cancellation))
        {
            await PutAsync(ForPlatform(platform.Key, platform.Name), cancellation);
        }

        if (configuration["Mobile:IntrospectionSecret"] is { Length: > 0 } secret)
        {
            await PutAsync(
                new OpenIddictApplicationDescriptor
                {
                    ClientId = IntrospectionClientId,
                    ClientSecret = secret,
                    ClientType = ClientTypes.Confidential,
                    DisplayName = "MailPerformance API",
                    Permissions = { Permissions.Endpoints.Introspection },
                },
                cancellation);
        }
    }

    private static OpenIddictApplicationDescriptor ForPlatform(string key, string name)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = Prefix + key,
            ClientType = ClientTypes.Public,
            ApplicationType = ApplicationTypes.Native,
            ConsentType = ConsentTypes.Systematic,
            DisplayName = "MailPerformance " + name,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.Endpoints.Introspection,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
                Permissions.Prefixes.Scope + SignInServer.MobileScope,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        descriptor.RedirectUris.UnionWith(RedirectUris);
        return descriptor;
    }

    private async Task PutAsync(OpenIddictApplicationDescriptor descriptor, CancellationToken cancellation)
    {
        if (await applications.FindByClientIdAsync(descriptor.ClientId!, cancellation) is { } existing)
        {
            await applications.UpdateAsync(existing, descriptor, cancellation);
        }
        else
        {
            await applications.CreateAsync(descriptor, cancellation);
        }
    }
}
