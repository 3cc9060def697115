using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>An administrator comes back to a page after a quarter of an hour and confirms who they are, without scripts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StepUpTests(BrowserSite site)
{
    [Fact]
    public async Task Settings_are_saved_after_the_password_is_given_again()
    {
        await using var host = new ConnectorsFactory();
        await site.PlayAsync(HostAddress.Start(host), async stage =>
        {
            var account = await StoryAccount.CreateAsync(host);
            var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = false);
            await visitor.OpenAsync("/parametrages/compte");
            await visitor.Number("Durée maximale de validité d’un contact, en jours").FillAsync("200");
            host.Time.Advance(TimeSpan.FromMinutes(15));
            await visitor.Button("Enregistrer").ClickAsync();
            await Expect(visitor.Heading("Confirmez que c’est vous")).ToBeVisibleAsync();
            await visitor.Field("Mot de passe actuel").FillAsync("pas le bon");
            await visitor.Button("Confirmer").ClickAsync();
            await Expect(visitor.Alert).ToContainTextAsync("Le mot de passe actuel n’est pas le bon.");
            await visitor.Field("Mot de passe actuel").FillAsync(Sample.Password);
            await visitor.Button("Confirmer").ClickAsync();

            await Expect(visitor.Number("Durée maximale de validité d’un contact, en jours")).ToHaveValueAsync("200");
        }, nameof(Settings_are_saved_after_the_password_is_given_again));
    }

    [Fact]
    public async Task The_page_that_asks_is_accessible()
    {
        await using var host = new ConnectorsFactory();
        await site.PlayAsync(HostAddress.Start(host), async stage =>
        {
            var account = await StoryAccount.CreateAsync(host);
            var visitor = await stage.SignInAsync(account.Administrator);
            await visitor.OpenAsync("/parametrages/compte/option");
            host.Time.Advance(TimeSpan.FromMinutes(15));
            await visitor.Button("Désactiver l’option").ClickAsync();
            var inspection = new Inspection(visitor);
            await inspection.LookAsync("asked for the password again");
            await visitor.Field("Mot de passe actuel").FillAsync("pas le bon");
            await visitor.Button("Confirmer").ClickAsync();
            await Expect(visitor.Alert).ToBeVisibleAsync();
            await inspection.LookAsync("wrong password");
            inspection.AssertClean();
        }, nameof(The_page_that_asks_is_accessible));
    }
}
