using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Labels;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Forms and links alone do everything.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WithoutScriptTests(BrowserSite site)
{
    [Fact]
    public Task Contact_is_created() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await SignInAsync(stage, account);

        await visitor.OpenMenuAsync("Contacts");
        await visitor.Link("Créer un contact").ClickAsync();
        await visitor.Field("Nom").FillAsync("Vidal");
        await visitor.Field("Prénom").FillAsync("Sandra");
        await visitor.Field("Utilisateur").FillAsync("sandra");
        await visitor.Field("E-mail").FillAsync("sandra.vidal@exemple.fr");
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Notice("Le contact est créé")).ToBeVisibleAsync();
        await Expect(visitor.Field("Lien à usage unique")).ToBeVisibleAsync();
        await Expect(visitor.Button("Copier")).ToBeHiddenAsync();
        Assert.Equal("Vidal", (await account.FindAsync("sandra")).LastName);
    });

    [Fact]
    public Task Connector_is_searched_for_added_and_removed() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddPersonAsync("Alix", "Second");
        var visitor = await SignInAsync(stage, account);

        await visitor.OpenMenuAsync("Connecteurs");
        await visitor.Link("Ajouter un connecteur (iPhone)").ClickAsync();
        await visitor.Search("Contact").FillAsync("mar");
        await visitor.Button("Rechercher").ClickAsync();
        await Expect(visitor.Choice("Alix Second")).ToBeHiddenAsync();
        await visitor.Choice("Jezo Marin").CheckAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.Button("Ajouter un connecteur").ClickAsync();
        await Expect(visitor.Notice("Le connecteur est ajouté")).ToBeVisibleAsync();
        Assert.Single(await account.Account.ConnectorsOfAsync(contactId));

        await visitor.ChooseAsync("Jezo Marin", "Retirer le connecteur (Jezo Marin)");
        await visitor.Button("Retirer le connecteur").ClickAsync();
        await Expect(visitor.Notice("Le connecteur est retiré")).ToBeVisibleAsync();
        Assert.Empty(await account.Account.ConnectorsOfAsync(contactId));
    });

    [Fact]
    public Task Privilege_appears_when_the_connector_is_ticked() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await SignInAsync(stage, account);

        await visitor.OpenContactAsync("Jezo", "Marin");
        await Expect(visitor.Choice("Lecture")).ToBeHiddenAsync();
        await visitor.Box("Utiliser le connecteur pour iPhone").CheckAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.SaveAsync();
        await Expect(visitor.Choice("Lecture")).ToBeCheckedAsync();
    });

    [Fact]
    public Task Long_list_has_pages() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3admin", options => options.JavaScriptEnabled = false);

        await visitor.OpenMenuAsync("Contacts");
        await Expect(visitor.Link("Administrateur Camille")).ToBeVisibleAsync();
        await visitor.Link("Page suivante").ClickAsync();
        await Expect(visitor.Link("Page 2")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(visitor.Link("Administrateur Camille")).ToBeHiddenAsync();
        await visitor.Link("Page précédente").ClickAsync();
        await Expect(visitor.Link("Administrateur Camille")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Filter_box_that_needs_a_script_is_not_shown() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddLabelsAsync<Segment>([.. Enumerable.Range(1, 13).Select(number => $"Segment {number}")]);
        var visitor = await SignInAsync(stage, account);

        await visitor.OpenAsync($"/administration/contacts/{contactId}/segments");
        await Expect(visitor.Box("Segment 13")).ToBeVisibleAsync();
        await Expect(visitor.Search("Filtrer")).ToBeHiddenAsync();
    });

    private static Task<Visitor> SignInAsync(Stage stage, StoryAccount account) =>
        stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = false);
}
