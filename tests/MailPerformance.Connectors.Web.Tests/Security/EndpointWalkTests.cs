using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.MobileApi;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Nothing is open, or closed, by omission.</summary>
[Collection(SettingsHost.Name)]
public sealed class EndpointWalkTests(ConnectorsFactory host)
{
    /// <summary>What Development looks for when the list of files does not have one; its fallback needs somebody signed in.</summary>
    private const string DevelopmentFiles = "{**path:file}";

    /// <summary>Files of wwwroot answer before anybody is asked for: they are the only endpoints without a word about rights.</summary>
    private IReadOnlyList<RouteEndpoint> Endpoints =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.RoutePattern.RawText != DevelopmentFiles),
    ];

    [Fact]
    public void Walk_EveryEndpoint_SaysWhoMayUseIt()
    {
        var silent = Endpoints
            .Where(endpoint => !endpoint.Metadata.Any(item => item is RequirePermissionAttribute or AdministratorOnlyAttribute
                or SignedInOnlyAttribute or MobileApiAttribute or IAllowAnonymous))
            .Select(NameOf);

        Assert.Empty(silent);
        Assert.True(Endpoints.Count > 50, $"Only {Endpoints.Count} endpoints were found.");
    }

    [Fact]
    public void Walk_EveryPermissionOfAnEndpoint_IsOneOfTheCatalogue() =>
        Assert.All(
            Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<RequirePermissionAttribute>()),
            required => Assert.Contains(required.Permission, PermissionCatalogue.Keys.AsEnumerable()));

    [Fact]
    public void Walk_EndpointsForEverybody_AreTheseAlone()
    {
        string[] open =
        [
            "/.well-known/security.txt", "/activer", "/activer/{code}", "/api/{**rest}", "/api/mobile/v1/docs",
            "/api/mobile/v1/openapi.json", "/connect/{**rest}", "/connect/authorize", "/connect/token", "/connexion", "/connexion/adresse",
            "/connexion/adresse/confirmee", "/connexion/cle-acces", "/connexion/cle-acces/demande", "/connexion/code",
            "/connexion/mot-de-passe",
            "/connexion/mot-de-passe-oublie", "/connexion/mot-de-passe-oublie/demande",
            "/connexion/mot-de-passe/enregistre", "/deconnexion", "/dev/composants", "/dev/courriels", "/dev/courriels/{id:long}",
            "/dev/courriels/{id:long}/html", "/erreur/{status:int}", "/health/live", "/health/ready",
        ];

        Assert.Equal(
            open,
            Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(RouteOf).Distinct().Order());
    }

    [Fact]
    public void Walk_Endpoints_AreThoseOfTheTable() =>
        Assert.Equal(
            EndpointTable.Rows.Select(row => row.Name).Order(StringComparer.Ordinal),
            Endpoints.Select(NameOf).Order(StringComparer.Ordinal));

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string NameOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{(methods.Count == 0 ? "*" : string.Join(',', methods))} {RouteOf(endpoint)}";
    }
}
