using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Connectors;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>« Ajouter un connecteur », « Modifier » and « Retirer » on the page of connectors.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AddConnectorTests(BrowserSite site)
{
    private const string Add = "Ajouter un connecteur";

    [Fact]
    public Task Search_as_you_type_replaces_the_list_without_a_reload() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var chosenId = await account.AddPersonAsync("Élodie", "Castel");
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenMenuAsync("Connecteurs");
        await visitor.Link("Ajouter un connecteur (iPhone)").ClickAsync();
        await Expect(visitor.Choice("Jezo Marin")).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("() => { document.documentElement.dataset.sameDocument = 'yes'; }");

        await visitor.Search("Contact").PressSequentiallyAsync("caste");
        await Expect(visitor.Choice("Jezo Marin")).ToBeHiddenAsync();
        await Expect(visitor.Choice("Élodie Castel")).ToBeVisibleAsync();
        Assert.Equal("yes", await visitor.Page.EvaluateAsync<string?>("() => document.documentElement.dataset.sameDocument ?? null"));
        await Expect(visitor.Search("Contact")).ToBeFocusedAsync();

        await visitor.Choice("Élodie Castel").CheckAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.Button(Add).ClickAsync();
        await Expect(visitor.Notice("Le connecteur est ajouté")).ToBeVisibleAsync();
        await Expect(visitor.Row("Castel")).ToContainTextAsync("Lecture");
        Assert.Equal(ConnectorPrivilege.Read, Assert.Single(await account.Account.ConnectorsOfAsync(chosenId)).Privilege);
    });

    [Fact]
    public Task Search_that_finds_nobody_says_so_and_keeps_what_was_typed() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync("/parametrages/connecteurs/iphone/ajouter");

        await visitor.Search("Contact").PressSequentiallyAsync("<b>zzz");

        await Expect(visitor.Page.GetByText("Aucun contact pour « <b>zzz ».")).ToBeVisibleAsync();
        await Expect(visitor.Search("Contact")).ToHaveValueAsync("<b>zzz");
    });

    [Fact]
    public Task Double_click_gives_one_connector_and_no_error() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync("/parametrages/connecteurs/iphone/ajouter");

        await visitor.Choice("Jezo Marin").CheckAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.Button(Add).DblClickAsync();

        await Expect(visitor.Notice("Le connecteur est ajouté")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("1 connecteur configuré")).ToBeVisibleAsync();
        Assert.Single(await account.Account.ConnectorsOfAsync(contactId));
    });

    [Fact]
    public Task Privilege_is_changed_from_the_list() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.Account.AddConnectorAsync(contactId);
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenMenuAsync("Connecteurs");
        await visitor.ChooseAsync("Jezo Marin", "Modifier le connecteur (Jezo Marin)");
        await Expect(visitor.Choice("Lecture")).ToBeCheckedAsync();
        await visitor.Choice("Lecture/Ecriture").CheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Notice("Le privilège est enregistré")).ToBeVisibleAsync();
        await Expect(visitor.Row("Marin")).ToContainTextAsync("Lecture/Ecriture");
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.Account.ConnectorsOfAsync(contactId)).Privilege);
    });

    [Fact]
    public Task Removal_says_what_it_does_and_leaves_the_contact() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.Account.AddConnectorAsync(contactId);
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenMenuAsync("Connecteurs");
        await visitor.ChooseAsync("Jezo Marin", "Retirer le connecteur (Jezo Marin)");
        await Expect(visitor.Heading("Retirer le connecteur")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("L’application iPhone de ce contact est refusée dès le prochain appel")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Le contact n’est pas supprimé")).ToBeVisibleAsync();
        Assert.Single(await account.Account.ConnectorsOfAsync(contactId));
        await visitor.Button("Retirer le connecteur").ClickAsync();

        await Expect(visitor.Notice("Le connecteur est retiré")).ToBeVisibleAsync();
        Assert.Empty(await account.Account.ConnectorsOfAsync(contactId));
        await visitor.OpenContactAsync("Jezo", "Marin");
        await Expect(visitor.Box("Utiliser le connecteur pour iPhone")).Not.ToBeCheckedAsync();
    });
}
