using System.Text.RegularExpressions;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>Every page that each person of the guide's example can reach, and those that they are kept from.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PagesOfEverybodyTests(BrowserSite site)
{
    /// <summary>
    /// Nothing links to these: leaving without a script, a wrong address, and pages for administrators (the one about devices is
    /// offered once a device is connected). A campaign that was sent comes first, since it has charts.
    /// </summary>
    private static readonly string[] Doors =
    [
        "/", "/deconnexion", "/nulle-part", "/parametrages/compte", "/profil", "/parametrages/connecteurs/iphone/appareils/deconnecter",
        "/campagnes/9",
    ];

    /// <summary>
    /// Before sign-in, part of a page, shown in place of another page, for the app (PhoneSignInTests), with a second factor
    /// (SecondFactorTests), with something in the trash (TrashTests), or
    /// while a review is open (AccessReviewTests), with an action on many contacts (BatchTests, ImportTests), or on the way to a password or
    /// an e-mail (ForgottenPasswordTests, FirstLinkTests, EmailChangeTests).
    /// </summary>
    private static readonly string[] Elsewhere =
    [
        "connect/authorize", "api/mobile/v1/me", "api/mobile/v1/campaigns", "api/mobile/v1/campaigns/{id:long}",
        "api/mobile/v1/campaigns/{id:long}/statistics", "api/mobile/v1/docs", "campagnes/evenements",
        "administration/journal/evenements", "aide/images/{name}", "profil/donnees", "administration/corbeille/{genre}/{id:long}",
        "administration/revue/{id:long}/terminer", "administration/contacts/{id:long}/supprimer",
        "activer", "activer/{code}", "dev/courriels", "dev/courriels/{id:long}", "dev/courriels/{id:long}/html",
        "parametrages/connecteurs/evenements", "connexion", "connexion/code", "connexion/cle-acces/demande",
        "connexion/mot-de-passe",
        "connexion/adresse", "connexion/adresse/confirmee", "connexion/mot-de-passe-oublie", "connexion/mot-de-passe-oublie/demande",
        "administration/contacts/invitations", "administration/actions-groupees", "administration/actions-groupees/{id:long}",
        "administration/actions-groupees/{id:long}/resultat-csv", "administration/actions-groupees/{id:long}/resultat-xlsx",
        "administration/contacts/importer/{id:long}", "administration/contacts/importer/modele-csv",
        "administration/contacts/importer/modele-xlsx",
        "campagnes/importer/{id:long}", "campagnes/importer/modele-csv", "campagnes/importer/modele-xlsx",
        "connexion/mot-de-passe/enregistre", "dev/composants", "erreur/{status:int}",
        "parametrages/connecteurs/{platform}/ajouter/contacts",
    ];

    [Theory]
    [InlineData("FG3delegue")]
    [InlineData("FG3lecteur")]
    [InlineData("FG3pmdpmdpmd")]
    [InlineData("FG3sandraconnect")]
    [InlineData("ZZ9admin")]
    public Task Pages_of_a_person_are_accessible_and_fit_a_phone(string login) => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync(login);
        var inspection = new Inspection(visitor);
        await new SiteWalk(visitor).WalkAsync(Doors, inspection.LookAsync);
        inspection.AssertClean();
    });

    [Fact]
    public Task Pages_of_the_administrator_are_all_pages_and_accessible_and_fit_a_phone() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3admin");
        var inspection = new Inspection(visitor);
        var walk = new SiteWalk(visitor);
        await walk.WalkAsync(Doors, inspection.LookAsync);
        inspection.AssertClean();
        Assert.Equal([], PatternsOfPages().Where(pattern => !walk.Visited.Any(path => Matches(pattern, path))));
    });

    [Fact]
    public Task Pages_before_sign_in_are_accessible_and_fit_a_phone() => site.PlayAsync(async stage =>
    {
        var inspection = new Inspection(await stage.ArriveAsync());
        await inspection.OpenAsync("/connexion");
        await inspection.OpenAsync("/connexion/mot-de-passe?contact=1&code=faux");
        await inspection.OpenAsync("/connexion/mot-de-passe/enregistre");
        await inspection.OpenAsync("/dev/composants");
        await inspection.OpenAsync("/activer");
        await inspection.OpenAsync("/activer/ABCDEFGH");
        await inspection.OpenAsync("/dev/courriels");
        await inspection.OpenAsync("/api/mobile/v1/docs");
        await inspection.OpenAsync("/nulle-part");
        inspection.AssertClean();
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex ParameterRegex();

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(path, $"^/{ParameterRegex().Replace(pattern, "[^/]+")}$");

    private IEnumerable<string> PatternsOfPages() => site.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Distinct()
        .Except(Elsewhere);
}
