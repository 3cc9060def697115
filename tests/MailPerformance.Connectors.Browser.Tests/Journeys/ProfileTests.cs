using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class ProfileTests(BrowserSite site)
{
    [Fact]
    public Task English_is_spoken_at_once() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Link("Camille Chef").ClickAsync();
        await visitor.List("Langue").SelectOptionAsync("English");
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Heading("Your profile")).ToBeVisibleAsync();
        await Expect(visitor.Notice("Your preferences are saved")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visitor.List("Language").SelectOptionAsync("Français");
        await visitor.Button("Save").ClickAsync();
        await Expect(visitor.Heading("Votre profil")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Page_offers_preferences_and_password_and_nothing_that_does_not_exist() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3lecteur");
        await visitor.OpenAsync("/profil");
        var main = visitor.Page.GetByRole(AriaRole.Main);

        await Expect(main.GetByRole(AriaRole.Heading)).ToHaveTextAsync(
            ["Votre profil", "Qui suis-je ?", "Double authentification Non activée", "Sessions", "Pourquoi ?", "Mes données"]);
        await Expect(main.GetByRole(AriaRole.Group)).ToHaveCountAsync(4);
        await Expect(visitor.Group("Préférences")).ToBeVisibleAsync();
        await Expect(visitor.Group("Réception d’un e-mail lors du changement d’état d’une action")).ToBeVisibleAsync();
        await Expect(visitor.Group("Mot de passe")).ToBeVisibleAsync();
        await Expect(main.Locator("button:visible:not(#sessions button)")).ToHaveTextAsync(
        [
            "Enregistrer", "Afficher Mot de passe actuel", "Afficher Nouveau mot de passe", "Afficher Confirmez le mot de passe",
            "Changer le mot de passe",
        ]);
    });

    [Fact]
    public Task Changed_password_is_the_one_that_signs_in() => site.PlayAsync(async stage =>
    {
        const string Chosen = "une autre phrase de passe";
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Login("jezo"));
        await visitor.OpenAsync("/profil");

        await visitor.Field("Mot de passe actuel").FillAsync(Sample.Password);
        await visitor.Field("Nouveau mot de passe").FillAsync(Chosen);
        await visitor.Field("Confirmez le mot de passe").FillAsync(Chosen);
        await visitor.Button("Changer le mot de passe").ClickAsync();
        await Expect(visitor.Notice("Votre mot de passe est changé")).ToBeVisibleAsync();

        await visitor.Button("Se déconnecter").ClickAsync();
        await Expect(visitor.Heading("Connexion")).ToBeVisibleAsync();
        await visitor.SignInAsync(account.Login("jezo"), Chosen);
    });
}
