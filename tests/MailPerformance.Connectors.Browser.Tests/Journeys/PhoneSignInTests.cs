using Duende.IdentityModel.OidcClient;
using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>An app made from a certified OAuth library that knows nothing of the product but its address and a client id.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PhoneSignInTests(BrowserSite site)
{
    [Fact]
    public Task App_signs_in_and_the_administrator_sees_it_without_reloading_and_ends_it() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.AddConnectorAsync(await account.AddPersonAsync("Sandra", "Marin"));
        var admin = await stage.SignInAsync(account.Administrator);
        await admin.OpenAsync("/parametrages/connecteurs");
        await Expect(admin.Row("Sandra")).ToContainTextAsync("Configuré");
        var owner = await stage.ArriveAsync();
        var inspection = new Inspection(owner);

        var app = App(owner, async () =>
        {
            await owner.FillSignInAsync(account.Login("sandra"), Sample.Password);
            await Expect(owner.Heading("Ouvrir MailPerformance sur ce téléphone")).ToBeVisibleAsync();
            await inspection.LookAsync("confirm");
            await owner.Button("Continuer dans l’application").ClickAsync();
        });
        var signedIn = await app.LoginAsync(new LoginRequest { FrontChannelExtraParameters = { { "device_name", "iPhone de Sandra" } } });

        Assert.False(signedIn.IsError, $"{signedIn.Error}: {signedIn.ErrorDescription}");
        Assert.Equal(account.Login("sandra"), signedIn.User.FindFirst("preferred_username")?.Value);
        inspection.AssertClean();
        await Expect(admin.Row("Sandra")).ToContainTextAsync("Activé");
        await admin.Row("Sandra").Locator(".row-menu > summary").ClickAsync();
        await admin.Row("Sandra").GetByText("1 appareil").ClickAsync();
        await Expect(admin.Row("iPhone de Sandra")).ToContainTextAsync("Connecté");

        var refreshed = await app.RefreshTokenAsync(signedIn.RefreshToken);
        Assert.False(refreshed.IsError, refreshed.Error);
        await admin.Row("iPhone de Sandra").GetByText("Déconnecter").ClickAsync();
        await Expect(admin.Notice("L’appareil a été déconnecté")).ToBeVisibleAsync();
        Assert.Equal("invalid_grant", (await app.RefreshTokenAsync(refreshed.RefreshToken)).Error);
    });

    [Fact]
    public Task App_without_a_connector_learns_why_and_goes_back() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Sandra", "Marin");
        var owner = await stage.ArriveAsync();
        var inspection = new Inspection(owner);

        var result = await App(owner, async () =>
        {
            await owner.FillSignInAsync(account.Login("sandra"), Sample.Password);
            await Expect(owner.Page.GetByText("Vous n’avez pas de connecteur Mobile pour iPhone.")).ToBeVisibleAsync();
            await Expect(owner.Page.GetByText("Camille Chef")).ToBeVisibleAsync();
            await inspection.LookAsync("refused");
            await owner.Button("Revenir à l’application").ClickAsync();
        }).LoginAsync(new LoginRequest());

        Assert.Equal("access_denied", result.Error);
        inspection.AssertClean();
    });

    private OidcClient App(Visitor owner, Func<Task> act)
    {
        var browser = new SystemBrowser(owner, act);
        return new OidcClient(new OidcClientOptions
        {
            Authority = site.Address.ToString().TrimEnd('/'),
            ClientId = "mailperformance-iphone",
            RedirectUri = browser.RedirectUri,
            Scope = "openid offline_access mobile",
            LoadProfile = false,
            DisablePushedAuthorization = true,
            Browser = browser,
        });
    }
}
