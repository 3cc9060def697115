using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>An administrator reads the journal while others work, filters it, and takes it away.</summary>
[Collection(BrowserCollection.Name)]
public sealed class JournalTests(BrowserSite site)
{
    [Fact]
    public Task What_somebody_does_appears_and_is_found_again() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var lea = await account.AddPersonAsync("Léa", "Martin");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenMenuAsync("Journal d’activité");
        await Expect(visitor.Row("a créé le contact Léa Martin")).ToBeVisibleAsync();

        // Without a reload.
        await account.Account.AddConnectorAsync(lea);
        await Expect(visitor.Row("a donné à Léa Martin le connecteur iPhone, Lecture")).ToBeVisibleAsync();

        await visitor.Page.GetByLabel("Type").SelectOptionAsync("Connecteur donné");
        await visitor.Button("Filtrer").ClickAsync();
        await Expect(visitor.Row("a créé le contact Léa Martin")).ToHaveCountAsync(0);
        await Expect(visitor.Row("a donné à Léa Martin")).ToHaveCountAsync(1);
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Button("Exporter (CSV)").ClickAsync());
        Assert.StartsWith($"journal-{account.Account.Code}-", file.SuggestedFilename, StringComparison.Ordinal);

        await visitor.OpenAsync($"/administration/contacts/{lea}/informations");
        await visitor.Link("Historique").ClickAsync();
        await Expect(visitor.Page.GetByText("Historique : Léa Martin")).ToBeVisibleAsync();
        await Expect(visitor.Row("a donné à Léa Martin")).ToBeVisibleAsync();
    });
}
