using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Passkeys, with the authenticator that Chromium plays itself; and an account that requires a second factor.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PasskeyTests(BrowserSite site)
{
    private const string Name = "Nom de la clé d’accès";

    [Fact]
    public Task A_passkey_is_added_signs_in_and_is_removed() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Zoe", "Ferrand");
        var visitor = await stage.SignInAsync(account.Login("zoe"), Sample.Password);
        await AddAuthenticatorAsync(visitor);
        await visitor.OpenAsync("/profil/double-authentification");
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("no passkey");
        await visitor.Button("Ajouter une clé d’accès").ClickAsync();
        await visitor.Field(Name).FillAsync("Ordinateur");
        await inspection.LookAsync("new passkey");
        await visitor.Button("Créer la clé d’accès").ClickAsync();
        await Expect(visitor.Notice("La clé d’accès est ajoutée")).ToBeVisibleAsync();
        await Expect(visitor.Field("Codes de secours")).ToBeVisibleAsync();
        await inspection.LookAsync("passkey added");

        await visitor.Button("Se déconnecter").ClickAsync();
        await Expect(visitor.Button("Se connecter avec une clé d’accès")).ToBeVisibleAsync();
        await inspection.LookAsync("sign-in with passkey");
        await visitor.Button("Se connecter avec une clé d’accès").ClickAsync();
        await Expect(visitor.Heading("Bonjour Zoe")).ToBeVisibleAsync();

        // The password alone is not enough, and the passkey is the second step.
        await visitor.Button("Se déconnecter").ClickAsync();
        await visitor.FillSignInAsync(account.Login("zoe"), Sample.Password);
        await Expect(visitor.Heading("Double authentification")).ToBeVisibleAsync();
        await inspection.LookAsync("second step by passkey");
        await visitor.Button("Se connecter avec une clé d’accès").ClickAsync();
        await Expect(visitor.Heading("Bonjour Zoe")).ToBeVisibleAsync();

        await visitor.OpenAsync("/profil/double-authentification");
        await visitor.Button("Supprimer la clé d’accès Ordinateur").ClickAsync();
        await Expect(visitor.Notice("La clé d’accès est supprimée")).ToBeVisibleAsync();
        inspection.AssertClean();
    });

    [Fact]
    public Task A_kept_form_comes_back_after_a_sign_in_by_passkey() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var there = await stage.SignInAsync(account.Administrator);
        await AddAuthenticatorAsync(there);
        await there.OpenAsync("/profil/double-authentification");
        await there.Button("Ajouter une clé d’accès").ClickAsync();
        await there.Field(Name).FillAsync("Téléphone");
        await there.Button("Créer la clé d’accès").ClickAsync();
        await Expect(there.Notice("La clé d’accès est ajoutée")).ToBeVisibleAsync();
        await there.OpenAsync("/administration/roles/nouveau");
        await there.Page.Locator("#Name").FillAsync("Rôle du soir");
        await there.Page.Context.ClearCookiesAsync(new() { Name = "connecteurs" });
        await there.Button("Enregistrer").ClickAsync();
        await there.Button("Se connecter avec une clé d’accès").ClickAsync();

        await Expect(there.Notice("Rien n’est encore enregistré")).ToBeVisibleAsync();
        await Expect(there.Page.Locator("#Name")).ToHaveValueAsync("Rôle du soir");
    });

    [Fact]
    public Task An_account_that_requires_a_second_factor_leads_through_it() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await AddAuthenticatorAsync(visitor);
        await visitor.OpenAsync("/parametrages/compte");
        await visitor.Choice("De tous les contacts").CheckAsync();
        await visitor.Number("Délai, en jours").FillAsync("3");
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("settings");
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Page.GetByText("Il vous reste")).ToBeVisibleAsync();
        await inspection.LookAsync("banner");
        await visitor.Number("Délai, en jours").FillAsync("0");
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Heading("Double authentification")).ToBeVisibleAsync();
        await visitor.OpenAsync("/administration/contacts");
        await Expect(visitor.Page.GetByText("Le délai est passé")).ToBeVisibleAsync();
        await inspection.LookAsync("nothing else");
        await visitor.Button("Ajouter une clé d’accès").ClickAsync();
        await visitor.Field(Name).FillAsync("Ordinateur");
        await visitor.Button("Créer la clé d’accès").ClickAsync();
        await Expect(visitor.Notice("La clé d’accès est ajoutée")).ToBeVisibleAsync();
        await visitor.OpenMenuAsync("Contacts");
        inspection.AssertClean();
    });

    private static async Task AddAuthenticatorAsync(Visitor visitor)
    {
        var devTools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
