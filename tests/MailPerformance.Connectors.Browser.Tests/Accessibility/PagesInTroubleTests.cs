using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Labels;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>Pages that only what somebody does brings about: messages, errors, conflicts, empty lists, the option off.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesInTroubleTests(BrowserSite site)
{
    [Fact]
    public Task Errors_at_fields_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddLabelsAsync<Group>("Agence Paris");
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);

        await SendAsync(visitor, "/administration/contacts/nouveau", "Enregistrer");
        await inspection.LookAsync("new contact, nothing filled in");
        await visitor.OpenAsync($"/administration/contacts/{contactId}/informations");
        await visitor.Box("Utiliser le connecteur pour iPhone").CheckAsync();
        await visitor.Field("Nom").FillAsync("");
        await SendAsync(visitor, "Enregistrer");
        await inspection.LookAsync("contact without name and privilege");
        await SendAsync(visitor, "/administration/roles/nouveau", "Enregistrer");
        await inspection.LookAsync("role without a name");
        await visitor.OpenAsync("/administration/groupes");
        await visitor.Field("Nom").FillAsync("Agence Paris");
        await SendAsync(visitor, "Ajouter");
        await inspection.LookAsync("group that exists");
        await SendAsync(visitor, "/parametrages/connecteurs/iphone/ajouter", "Ajouter un connecteur");
        await inspection.LookAsync("connector for nobody");
        await visitor.OpenAsync("/parametrages/compte");
        await visitor.Number("Durée maximale de validité d’un contact, en jours").FillAsync("0");
        await SendAsync(visitor, "Enregistrer");
        await inspection.LookAsync("account with no validity");
        await SendAsync(visitor, "/profil", "Changer le mot de passe");
        await inspection.LookAsync("profile without passwords");
        inspection.AssertClean();
    });

    [Fact]
    public Task The_question_before_a_campaign_loses_its_last_is_accessible_and_can_be_answered() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.CoverCampaignAsync("Soldes d’hiver");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync("/");
        await Expect(visitor.Page.GetByText("1 personne")).ToBeVisibleAsync();
        await visitor.OpenAsync("/parametrages/compte");
        await visitor.Link("Désactiver l’option").ClickAsync();
        await visitor.Button("Désactiver l’option").ClickAsync();
        await Expect(visitor.Alert).ToContainTextAsync("Soldes d’hiver");
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("a campaign would lose the last who can stop it");
        inspection.AssertClean();

        await visitor.Button("Désactiver l’option quand même").ClickAsync();
        await visitor.OpenAsync("/");
        await Expect(visitor.Page.GetByText("Personne", new() { Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_same_question_on_the_form_of_a_password_is_accessible_and_has_the_focus() => site.PlayAsync(async stage =>
    {
        const string Password = "une phrase toute neuve";
        var account = await site.CreateAccountAsync();
        await account.CoverCampaignAsync("Soldes d’hiver");
        var visitor = await stage.SignInAsync(account.Login("anton"));
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync("/profil");
        await ChangeAsync();
        var box = visitor.Box("Changer le mot de passe quand même");
        await Expect(box).ToBeFocusedAsync();
        await Expect(visitor.Alert).ToContainTextAsync("Une question avant d’enregistrer");
        await inspection.LookAsync("a new password would take the last phone");
        inspection.AssertClean();

        await box.CheckAsync();
        await ChangeAsync();
        await Expect(visitor.Notice("mot de passe")).ToBeVisibleAsync();

        async Task ChangeAsync()
        {
            await visitor.Field("Mot de passe actuel").FillAsync(Sample.Password);
            await visitor.Field("Nouveau mot de passe").FillAsync(Password);
            await visitor.Field("Confirmez le mot de passe").FillAsync(Password);
            await visitor.Button("Changer le mot de passe").ClickAsync();
        }
    });

    [Fact]
    public Task Errors_before_sign_in_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        var administrator = await stage.SignInAsync(account.Administrator);
        await administrator.OpenContactAsync("Jezo", "Marin");
        await administrator.Link("Modifier les identifiants").ClickAsync();
        await administrator.Button("Créer un lien à usage unique").ClickAsync();
        var link = await administrator.Field("Lien à usage unique").InputValueAsync();
        var credentials = new Inspection(administrator);
        await credentials.LookAsync("one-time link");

        var visitor = await stage.ArriveAsync();
        var inspection = new Inspection(visitor);
        await SendAsync(visitor, "/connexion", "Se connecter");
        await inspection.LookAsync("sign-in, nothing filled in");
        await visitor.FillSignInAsync("FG3personne", "un mot de passe faux");
        await Expect(visitor.Alert).ToContainTextAsync("Connexion impossible");
        await inspection.LookAsync("sign-in refused");
        await inspection.OpenAsync(link);
        await visitor.Field("Mot de passe").FillAsync("court");
        await SendAsync(visitor, "Enregistrer le mot de passe");
        await inspection.LookAsync("short password");
        credentials.AssertClean();
        inspection.AssertClean();
    });

    [Fact]
    public Task Conflicts_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var roleId = await account.Account.AddRoleAsync("Annuaire");
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);

        await visitor.OpenAsync($"/administration/contacts/{contactId}/informations");
        await account.Account.ChangeAsync(contactId, contact => (contact.FirstName, contact.LastName) = ("Jézabel", "Marin-Leroy"));
        await visitor.Field("Prénom").FillAsync("Jezo-Paul");
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Alert).ToBeVisibleAsync();
        await inspection.LookAsync("conflict over a contact");

        await visitor.OpenAsync($"/administration/contacts/{contactId}/roles");
        await account.Account.GiveRoleAsync(contactId, roleId);
        await visitor.Box("Administrateur").CheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Alert).ToBeVisibleAsync();
        await inspection.LookAsync("conflict over roles");
        inspection.AssertClean();
    });

    [Fact]
    public Task Empty_lists_and_the_option_off_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.Account.AddConnectorAsync(contactId);
        await account.Account.SetOptionAsync(false);
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);

        await inspection.OpenAsync("/");
        await inspection.OpenAsync("/parametrages/connecteurs");
        await inspection.OpenAsync("/parametrages/connecteurs/iphone/ajouter");
        await inspection.OpenAsync($"/administration/contacts/{contactId}/informations");
        await inspection.OpenAsync($"/administration/contacts/{contactId}/groupes");
        await inspection.OpenAsync("/administration/contacts?recherche=zzz");
        await inspection.OpenAsync("/administration/contacts?tri=rien");
        await inspection.OpenAsync("/administration/categories");
        await visitor.OpenAsync("/parametrages/connecteurs");
        await visitor.Button("Activer l’option").ClickAsync();
        await Expect(visitor.Notice("est activée")).ToBeVisibleAsync();
        await inspection.LookAsync("option turned on");
        inspection.AssertClean();
    });

    [Fact]
    public Task Open_drawer_and_english_pages_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.ChangeAsync(account.Account.AdministratorId, contact => contact.Language = "en");
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await inspection.OpenAsync("/administration/contacts");
        await inspection.OpenAsync("/parametrages/connecteurs");

        await visitor.Page.SetViewportSizeAsync(390, 900);
        await visitor.Button("Menu").ClickAsync();
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        inspection.AssertClean();
    });

    private static async Task SendAsync(Visitor visitor, string address, string button)
    {
        await visitor.OpenAsync(address);
        await SendAsync(visitor, button);
    }

    // The browser's own checks would stop these before they reach the server.
    private static async Task SendAsync(Visitor visitor, string button)
    {
        await visitor.Page.EvaluateAsync("() => { for (const form of document.forms) form.noValidate = true; }");
        await visitor.Button(button).ClickAsync();
        await Expect(visitor.Alert).ToBeVisibleAsync();
    }
}
