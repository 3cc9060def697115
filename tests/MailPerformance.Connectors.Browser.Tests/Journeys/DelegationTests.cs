using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>The guide's story of delegation, with both people at their browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DelegationTests(BrowserSite site)
{
    private const string Role = "Délégué Mobile";
    private const string Permission = "Administrer les connecteurs Mobile";

    [Fact]
    public Task Right_is_given_by_a_role_taken_away_and_given_back_without_signing_in_again() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Dominique", "Relais");
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var administrator = await stage.SignInAsync(account.Administrator);
        var dominique = await stage.SignInAsync(account.Login("dominique"));
        await Expect(dominique.MenuLink("Connecteurs")).ToBeHiddenAsync();

        await CreateRoleAsync(administrator);
        await administrator.OpenContactAsync("Dominique", "Relais");
        await administrator.Tab("Rôles").ClickAsync();
        await administrator.Box(Role).CheckAsync();
        await administrator.SaveAsync();

        await dominique.Page.ReloadAsync();
        await Expect(dominique.Menu.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Accueil", "Contacts", "Connecteurs"]);
        await dominique.OpenMenuAsync("Connecteurs");
        await dominique.Link("Ajouter un connecteur (iPhone)").ClickAsync();
        await dominique.Choice("Jezo Marin").CheckAsync();
        await dominique.Choice("Lecture/Ecriture").CheckAsync();
        await dominique.Button("Ajouter un connecteur").ClickAsync();
        await Expect(dominique.Notice("Le connecteur est ajouté")).ToBeVisibleAsync();
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.Account.ConnectorsOfAsync(contactId)).Privilege);

        await TickAsync(administrator, false);
        Assert.Equal(403, await dominique.OpenAsync("/parametrages/connecteurs"));
        await Expect(dominique.Heading("Vous n’avez pas accès à cette page")).ToBeVisibleAsync();
        await Expect(dominique.MenuLink("Connecteurs")).ToBeHiddenAsync();

        await TickAsync(administrator, true);
        Assert.Equal(200, await dominique.OpenAsync("/parametrages/connecteurs"));
        await Expect(dominique.Row("Marin")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Delegate_reads_a_contact_and_changes_its_connector_only() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Dominique", "Relais", Core.Roles.Permissions.MobileConnectors);
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var dominique = await stage.SignInAsync(account.Login("dominique"));

        await dominique.OpenMenuAsync("Contacts");
        await Expect(dominique.Search("Rechercher un contact")).ToBeHiddenAsync();
        await Expect(dominique.Link("Créer un contact")).ToBeHiddenAsync();
        await dominique.OpenContactAsync("Jezo", "Marin");
        await Expect(dominique.Page.GetByRole(AriaRole.Note)).ToContainTextAsync("Vous pouvez modifier ses connecteurs Mobile.");
        await Expect(dominique.Field("Nom")).ToBeHiddenAsync();
        await Expect(dominique.Tab("Rôles")).ToBeHiddenAsync();
        await Expect(dominique.Link("Supprimer le contact")).ToBeHiddenAsync();

        await dominique.Box("Utiliser le connecteur pour iPhone").CheckAsync();
        await dominique.Choice("Lecture").CheckAsync();
        await dominique.SaveAsync();
        Assert.Equal(ConnectorPrivilege.Read, Assert.Single(await account.Account.ConnectorsOfAsync(contactId)).Privilege);
    });

    [Fact]
    public Task Nobody_gives_themselves_a_connector() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Dominique", "Relais", Core.Roles.Permissions.MobileConnectors);
        var dominique = await stage.SignInAsync(account.Login("dominique"));

        await dominique.OpenAsync("/parametrages/connecteurs/iphone/ajouter");
        await Expect(dominique.Choice("Dominique Relais")).ToBeDisabledAsync();
        await Expect(dominique.Choice("Camille Chef")).ToBeDisabledAsync();
    });

    private static async Task CreateRoleAsync(Visitor administrator)
    {
        await administrator.OpenMenuAsync("Rôles");
        await administrator.Link("Créer un rôle").ClickAsync();
        await administrator.Field("Nom du rôle").FillAsync(Role);
        await administrator.Box(Permission).CheckAsync();
        await administrator.Button("Enregistrer").ClickAsync();
        await Expect(administrator.Notice("Le rôle est créé")).ToBeVisibleAsync();
    }

    private static async Task TickAsync(Visitor administrator, bool isTicked)
    {
        await administrator.OpenMenuAsync("Rôles");
        await administrator.Link(Role).ClickAsync();
        await administrator.Box(Permission).SetCheckedAsync(isTicked);
        await administrator.SaveAsync();
    }
}
