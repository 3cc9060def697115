using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Somebody turns the second factor on, signs in with it on a phone, loses the phone, and uses a recovery code.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SecondFactorTests(BrowserSite site)
{
    [Fact]
    public Task Second_factor_is_turned_on_asked_for_and_replaced_by_a_recovery_code() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Login("jezo"), Sample.Password);
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync("/profil");
        await visitor.Link("Activer la double authentification").ClickAsync();
        await visitor.Field("Mot de passe actuel").FillAsync(Sample.Password);
        await visitor.Button("Commencer").ClickAsync();
        var key = (await visitor.Page.Locator(".second-factor-key").InnerTextAsync()).Replace(" ", "");
        await inspection.LookAsync("key to scan");
        var app = new TestAuthenticator(key, TimeProvider.System, []);
        var used = app.Code();
        await visitor.Field("Code à six chiffres").FillAsync(used);
        await visitor.Button("Activer la double authentification").ClickAsync();
        await Expect(visitor.Notice("La double authentification est activée")).ToBeVisibleAsync();
        await inspection.LookAsync("recovery codes");
        var recovery = (await visitor.Field("Codes de secours").InputValueAsync()).Split('\n')[0];

        var later = await stage.ArriveAsync(options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await later.OpenAsync("/connexion?retour=%2Fprofil");
        await later.FillSignInAsync(account.Login("jezo"), Sample.Password);
        await Expect(later.Heading("Double authentification")).ToBeVisibleAsync();
        await inspection.LookAsync("turned on");
        var second = new Inspection(later);
        await later.Field("Code de vérification").FillAsync(used);
        await later.Button("Se connecter").ClickAsync();
        await Expect(later.Alert).ToContainTextAsync("Ce code n’est pas accepté");
        await second.LookAsync("code refused");
        await later.Field("Code de vérification").FillAsync(recovery.ToLowerInvariant());
        await later.Button("Se connecter").ClickAsync();
        await Expect(later.Heading("Votre profil")).ToBeVisibleAsync();
        inspection.AssertClean();
        second.AssertClean();
    });
}
