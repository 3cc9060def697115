using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.SignIn;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Somebody who has forgotten the password gets back in, with nobody's help.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ForgottenPasswordTests(BrowserSite site)
{
    private const string Chosen = "une autre phrase de passe";

    [Fact]
    public async Task A_mailed_link_gives_a_new_password_and_every_page_on_the_way_is_accessible()
    {
        await using var host = new MailHost();
        await site.PlayAsync(HostAddress.Start(host), async stage =>
        {
            var account = await StoryAccount.CreateAsync(host);
            var id = await account.AddPersonAsync("Jezo", "Marin");
            var visitor = await stage.ArriveAsync();
            var inspection = new Inspection(visitor);
            await visitor.OpenAsync("/connexion");
            await visitor.Link("Mot de passe oublié ?").ClickAsync();
            await Expect(visitor.Heading("Mot de passe oublié")).ToBeVisibleAsync();
            await inspection.LookAsync("forgotten");
            await visitor.Field("Utilisateur ou e-mail").FillAsync(account.Login("jezo"));
            await visitor.Button("Recevoir un lien").ClickAsync();
            await Expect(visitor.Heading("Demande enregistrée")).ToBeVisibleAsync();
            await inspection.LookAsync("asked");

            await host.SendAsync();
            await visitor.OpenAsync(await MailHost.LinkAsync<ForgottenPasswordMail>(account.Account, id));
            await visitor.Field("Mot de passe").FillAsync(Chosen);
            await visitor.Field("Confirmez le mot de passe").FillAsync(Chosen);
            await visitor.Button("Enregistrer le mot de passe").ClickAsync();
            await visitor.SignInAsync(account.Login("jezo"), Chosen);
            inspection.AssertClean();
        }, nameof(A_mailed_link_gives_a_new_password_and_every_page_on_the_way_is_accessible));
    }

    [Fact]
    public Task A_password_is_shown_while_the_button_is_pressed() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.ArriveAsync();
        await visitor.OpenAsync("/connexion");
        var field = visitor.Page.Locator("#Password");
        var button = visitor.Button("Afficher Mot de passe");
        await field.FillAsync(Chosen);
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");

        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("shown");

        await button.PressAsync("Space");
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await Expect(field).ToHaveValueAsync(Chosen);
        inspection.AssertClean();
    });

    [Fact]
    public Task Without_scripts_there_is_no_button_that_does_nothing() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.ArriveAsync(options => options.JavaScriptEnabled = false);
        await visitor.OpenAsync("/connexion");
        await Expect(visitor.Page.Locator("[data-reveal]")).ToBeHiddenAsync();
        await Expect(visitor.Field("Mot de passe")).ToBeVisibleAsync();
    });
}
