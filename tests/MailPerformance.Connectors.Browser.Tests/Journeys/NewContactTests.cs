using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Labels;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>A new contact, from « Créer un contact » to the contact's own first page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NewContactTests(BrowserSite site)
{
    private const string LinkName = "Lien à usage unique";
    private const string Password = "un mot de passe choisi ici";

    [Fact]
    public Task Contact_goes_through_five_steps_and_signs_in_by_a_link_that_is_shown_once() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddLabelsAsync<Group>("Agence Paris", "Agence Lyon");
        await account.AddLabelsAsync<Category>("Soldes");
        await account.AddLabelsAsync<Segment>("Gironde");
        await account.Account.AddRoleAsync("Annuaire", Core.Roles.Permissions.ContactsSearch);
        var administrator = await stage.SignInAsync(account.Administrator);

        await administrator.OpenMenuAsync("Contacts");
        await administrator.Link("Créer un contact").ClickAsync();
        await FillAsync(administrator);
        await administrator.Button("Suivant").ClickAsync();
        await Expect(administrator.Notice("Le contact est créé")).ToBeVisibleAsync();
        var link = await administrator.Field(LinkName).InputValueAsync();

        await ThroughTheStepsAsync(administrator);
        await Expect(administrator.Field(LinkName)).ToBeHiddenAsync();

        var sandra = await stage.ArriveAsync();
        await ChoosePasswordAsync(sandra, link);
        await Expect(sandra.Page.GetByText(account.Login("sandra"))).ToBeVisibleAsync();
        await sandra.Link("Se connecter").ClickAsync();
        await sandra.FillSignInAsync(account.Login("sandra"), Password);
        await Expect(sandra.Heading("Bonjour Sandra")).ToBeVisibleAsync();
        await Expect(sandra.MenuLink("Contacts")).ToBeVisibleAsync();
        await Expect(sandra.MenuLink("Connecteurs")).ToBeHiddenAsync();

        var late = await stage.ArriveAsync();
        await late.OpenAsync(link);
        await Expect(late.Heading("Ce lien n’est plus valable")).ToBeVisibleAsync();
    });

    [Fact]
    public Task New_link_is_made_on_the_page_of_credentials_and_can_be_copied() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.Permissions = ["clipboard-write"]);

        await visitor.OpenContactAsync("Jezo", "Marin");
        await visitor.Link("Modifier les identifiants").ClickAsync();
        await visitor.Button("Créer un lien à usage unique").ClickAsync();
        await Expect(visitor.Field(LinkName)).ToHaveAttributeAsync("readonly", "");
        await visitor.Button("Copier").ClickAsync();
        await Expect(visitor.Button("Copié")).ToBeVisibleAsync();

        await visitor.Page.ReloadAsync();
        await Expect(visitor.Heading("Identifiants et accès")).ToBeVisibleAsync();
        await Expect(visitor.Field(LinkName)).ToBeHiddenAsync();
    });

    private static async Task FillAsync(Visitor administrator)
    {
        await administrator.Choice("Mme").CheckAsync();
        await administrator.Field("Nom").FillAsync("Vidal");
        await administrator.Field("Prénom").FillAsync("Sandra");
        await administrator.Field("Utilisateur").FillAsync("sandra");
        await administrator.Field("E-mail").FillAsync("sandra.vidal@exemple.fr");
    }

    private static async Task ThroughTheStepsAsync(Visitor administrator)
    {
        foreach (var (step, choice) in new[] { ("Groupes", "Agence Lyon"), ("Rôles", "Annuaire"), ("Catégories", "Soldes") })
        {
            await Expect(administrator.Group(step)).ToBeVisibleAsync();
            await administrator.Box(choice).CheckAsync();
            if (step == "Rôles")
            {
                // What the role gives is shown beside the form first.
                await Expect(administrator.Page.Locator("[data-effect-digest]")).ToBeAttachedAsync();
            }

            await administrator.Button("Suivant").ClickAsync();
        }

        await Expect(administrator.Group("Segments")).ToBeVisibleAsync();
        await Expect(administrator.Button("Suivant")).ToBeHiddenAsync();
        await administrator.Box("Gironde").CheckAsync();
        await administrator.SaveAsync();
        await Expect(administrator.Box("Gironde")).ToBeCheckedAsync();

        await administrator.Button("Précédent").ClickAsync();
        await Expect(administrator.Box("Soldes")).ToBeCheckedAsync();
        await administrator.Step("Groupes").ClickAsync();
        await Expect(administrator.Box("Agence Lyon")).ToBeCheckedAsync();
        await Expect(administrator.Box("Agence Paris")).Not.ToBeCheckedAsync();
    }

    private static async Task ChoosePasswordAsync(Visitor sandra, string link)
    {
        await sandra.OpenAsync(link);
        await sandra.Field("Mot de passe").FillAsync(Password);
        await sandra.Field("Confirmez le mot de passe").FillAsync(Password);
        await sandra.Button("Enregistrer le mot de passe").ClickAsync();
        await Expect(sandra.Heading("Votre mot de passe est enregistré")).ToBeVisibleAsync();
    }
}
