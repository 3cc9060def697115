using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// What answers tell browsers that is not of their kind alone; <see cref="Security.Headers.AnswerTable"/> has all headers of each kind.
/// </summary>
public sealed class HeaderTests(ProductionFactory host) : IClassFixture<ProductionFactory>
{
    // Their addresses may hold codes.
    private static readonly string[] ForAnybody = ["/connexion", "/activer", "/connect", "/nulle-part", "/erreur"];

    // About the program, not about anybody.
    private static readonly string[] OfNobody = ["/api/mobile/v1/docs", "/api/mobile/v1/openapi.json"];

    [Fact]
    public async Task Get_AnyPage_HasNothingInline()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var site = await SignInAsync(account);

        foreach (var row in EndpointTable.Gets)
        {
            var page = await site.GetAsync(row.AddressFor(await Target.CreateAsync(account, row.Kind)));
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onchange], [onsubmit], [onload]"));
            Assert.DoesNotContain("javascript:", page.Html);
        }
    }

    [Fact]
    public async Task Get_AnyPage_IsKeptByNobody_AndTellsItsAddressToNobody_UnlessItIsForTheSignedIn()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        TestSite[] sites = [await SignInAsync(account), host.Secure()];
        List<string> addresses =
        [
            "/nulle-part", "/activer/ABCDEFGH", "/connexion?retour=%2Fconnect%2Fauthorize%3Fenrolment%3DABCDEFGH", "/connect/authorize",
            new TestPhone(host).AuthorizeAddress, new TestPhone(host) { Parameters = { ["enrolment"] = "ABCDEFGH" } }.AuthorizeAddress,
            "/.well-known/openid-configuration", "/parametrages/connecteurs/iphone/ajouter/contacts?recherche=a",
        ];
        // A picture of the guide says for itself how long it is good (HelpTests).
        foreach (var row in EndpointTable.Gets.Where(row => row.Route != "/aide/images/{name}"))
        {
            addresses.Add(row.AddressFor(await Target.CreateAsync(account, row.Kind)));
        }

        foreach (var address in addresses)
        {
            foreach (var site in sites)
            {
                var headers = (await site.GetAsync(address)).Response.Headers;
                Assert.True(
                    headers.CacheControl is { NoStore: true } || (headers.CacheControl is { NoCache: true } && OfNobody.Contains(address)),
                    $"{address}: {headers.CacheControl}");
                var referrer = Assert.Single(headers.GetValues("Referrer-Policy"));
                Assert.True(
                    referrer == "no-referrer" || (referrer == "same-origin" && !ForAnybody.Any(
                        path => address.StartsWith(path, StringComparison.Ordinal))),
                    $"{address}: {referrer}");
            }
        }

        Assert.Equal(
            "same-origin",
            Assert.Single((await sites[0].GetAsync("/administration/contacts")).Response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Request_OverHttps_MakesEveryCookieSecureAndForTheServerAlone()
    {
        var account = await host.CreateAccountAsync();
        var site = host.Secure();
        var answers = new List<TestPage> { await site.GetAsync("/connexion") };
        answers.Add(await site.SubmitAsync(answers[0], form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        }, "/connexion"));
        answers.Add(await site.SubmitAsync("/profil", form => form.Set("RowsPerTable", "30")));

        var cookies = answers.SelectMany(answer => answer.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            .Select(cookie => (Name: cookie.Split('=')[0], Text: cookie.ToUpperInvariant())).ToList();

        Assert.Equal(
            [
                "__Host-connecteurs", "__Host-connecteurs.formulaire", "__Host-connecteurs.message", "__Host-connecteurs.navigateur",
            ],
            cookies.Select(cookie => cookie.Name).Distinct().Order());
        Assert.Equal([], cookies.Where(cookie => !cookie.Text.Contains("; HTTPONLY")).Select(cookie => cookie.Name));
        Assert.Equal([], cookies.Where(cookie => !cookie.Text.Contains("; SECURE")).Select(cookie => cookie.Name));
    }

    [Fact]
    public async Task Get_PageOfComponents_Is404OutsideDevelopment() =>
        PageAssert.Is(HttpStatusCode.NotFound, await host.Secure().GetAsync("/dev/composants"));

    private async Task<TestSite> SignInAsync(TestAccount account)
    {
        var site = host.Secure();
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        }));
        return site;
    }
}
