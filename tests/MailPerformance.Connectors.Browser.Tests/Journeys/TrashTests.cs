using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Somebody deletes a contact, brings it back with its connector, deletes it again and erases it for good.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TrashTests(BrowserSite site)
{
    [Fact]
    public Task Contact_is_deleted_restored_and_erased() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var id = await account.AddPersonAsync("Perrine", "Lahaye");
        await account.Account.AddConnectorAsync(id, ConnectorPrivilege.Read);
        var visitor = await stage.SignInAsync(account.Administrator);

        await DeleteAsync(visitor, id);
        await visitor.Link("Annuler").ClickAsync();
        await Expect(visitor.Heading("Restaurer le contact Perrine Lahaye")).ToBeVisibleAsync();
        await CheckAsync(visitor);
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iPhone (Lecture)" }).CheckAsync();
        await visitor.Button("Restaurer").ClickAsync();
        await Expect(visitor.Page.GetByText("De retour : Perrine Lahaye")).ToBeVisibleAsync();
        Assert.Single(await account.Account.ConnectorsOfAsync(id));

        await DeleteAsync(visitor, id);
        await visitor.OpenMenuAsync("Corbeille");
        await Expect(visitor.Row("Perrine Lahaye")).ToBeVisibleAsync();
        await CheckAsync(visitor);
        await visitor.Link("Restaurer… (Perrine Lahaye)").ClickAsync();
        await visitor.Page.GetByLabel("Je sais que c’est sans retour").CheckAsync();
        await visitor.Button("Effacer définitivement").ClickAsync();
        await Expect(visitor.Page.GetByText("La personne est effacée")).ToBeVisibleAsync();
        await visitor.OpenMenuAsync("Journal d’activité");
        await Expect(visitor.Page.GetByText($"n° {id} (effacé)").First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Lahaye")).ToHaveCountAsync(0);
    });

    private static async Task DeleteAsync(Visitor visitor, long id)
    {
        await visitor.OpenAsync($"/administration/contacts/{id}/informations");
        await visitor.Button("Supprimer le contact").ClickAsync();
        await Expect(visitor.Page.GetByText("d’ici là, il peut être restauré")).ToBeVisibleAsync();
        await visitor.Button("Supprimer le contact").ClickAsync();
        await Expect(visitor.Page.GetByText("Le contact est supprimé")).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(Visitor visitor)
    {
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.Page.WaitForTimeoutAsync(300);
        Assert.Empty(await Axe.FindInColoursAsync(visitor.Page));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
