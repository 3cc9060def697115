using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Pictures;

/// <summary>The pictures of docs/guide-utilisateur.md, in the order in which it shows them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GuidePicturesTests(BrowserSite site)
{
    [Fact]
    public async Task Pictures_of_the_guide()
    {
        await using var host = new PictureHost();
        await site.PlayAsync(HostAddress.Start(host), stage => TakeAsync(stage, host), nameof(Pictures_of_the_guide));
    }

    private static async Task TakeAsync(Stage stage, PictureHost host)
    {
        var administrator = await SignInAsync(stage);
        await OfContactsAsync(administrator);
        await ManyPictures.TakeAsync(administrator, host);
        await OfConnectorsAsync(administrator);
        await OfCampaignsAsync(administrator);
        await OfSettingsAsync(administrator);
        await OfDelegateAsync(stage);
        await OfPhoneAsync(stage);
        await OfConflictAsync(stage, administrator);
    }

    private static async Task<Visitor> SignInAsync(Stage stage)
    {
        var visitor = await stage.ArriveAsync(options => options.ViewportSize = new() { Width = 1200, Height = 760 });
        await visitor.OpenAsync("/connexion");
        await Picture.TakeAsync(visitor, "connexion");
        await visitor.SignInAsync("FG3admin", Stage.DemoPassword);
        await Picture.TakeAsync(visitor, "accueil");
        return visitor;
    }

    private static async Task OfContactsAsync(Visitor visitor)
    {
        await visitor.OpenMenuAsync("Contacts");
        await Picture.TakeAsync(visitor, "contacts");
        await visitor.OpenContactAsync("anton", "anton");
        await Picture.TakeAsync(visitor, "informations");
        await visitor.Tab("Résumé").ClickAsync();
        await Expect(visitor.Heading("Accès")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "contact");
    }

    private static async Task OfConnectorsAsync(Visitor visitor)
    {
        await visitor.OpenMenuAsync("Connecteurs");
        await Picture.TakeAsync(visitor, "connecteurs");
        await visitor.Link("Ajouter un connecteur (iPhone)").ClickAsync();
        await visitor.Search("Contact").FillAsync("leveque");
        await visitor.Choice("Marie-Charlotte Castelnau-Lévêque").CheckAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await Expect(visitor.Choice("Élodie Bernard")).ToBeHiddenAsync();
        await Picture.TakeAsync(visitor, "ajouter-connecteur");
        await visitor.OpenMenuAsync("Connecteurs");
        await visitor.ChooseAsync("anton anton", "Retirer le connecteur (anton anton)");
        await Expect(visitor.Heading("Retirer le connecteur")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "retirer-connecteur");
    }

    private static async Task OfCampaignsAsync(Visitor visitor)
    {
        await visitor.OpenMenuAsync("Campagnes");
        await Picture.TakeAsync(visitor, "campagnes");
        await visitor.Link("Joyeux anniversaire").ClickAsync();
        await Expect(visitor.Heading("Historique")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "campagne");
    }

    private static async Task OfSettingsAsync(Visitor visitor)
    {
        await visitor.OpenMenuAsync("Rôles");
        await visitor.Link("Délégué connecteurs").ClickAsync();
        await Expect(visitor.Field("Nom du rôle")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "role");
        await visitor.OpenAsync("/administration/journal?auteur=FG3admin");
        await Picture.TakeAsync(visitor, "journal");
        await visitor.OpenContactAsync("Hugo", "Fontaine");
        await visitor.Button("Supprimer le contact").ClickAsync();
        await visitor.Button("Supprimer le contact").ClickAsync();
        await visitor.OpenMenuAsync("Corbeille");
        await Picture.TakeAsync(visitor, "corbeille");
        await visitor.OpenMenuAsync("Revue des accès");
        await visitor.Button("Commencer une revue").ClickAsync();
        await Picture.TakeAsync(visitor, "revue");
        await visitor.OpenMenuAsync("Compte");
        await Picture.TakeAsync(visitor, "compte");
        await visitor.OpenAsync("/profil/double-authentification");
        await visitor.Field("Mot de passe actuel").FillAsync(Stage.DemoPassword);
        await visitor.Button("Commencer").ClickAsync();
        await Expect(visitor.Field("Code à six chiffres")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "double-authentification");
    }

    private static async Task OfDelegateAsync(Stage stage)
    {
        var visitor = await stage.SignInDemoAsync("FG3delegue", options => options.ViewportSize = new() { Width = 1200, Height = 760 });
        await visitor.OpenContactAsync("anton", "anton");
        await Picture.TakeAsync(visitor, "delegue-informations");
    }

    private static async Task OfPhoneAsync(Stage stage)
    {
        var visitor = await stage.SignInDemoAsync("FG3admin", options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await visitor.OpenAsync("/parametrages/connecteurs");
        await Picture.TakeAsync(visitor, "mobile-connecteurs");
        await visitor.OpenAsync("/campagnes/9");
        await Picture.TakeAsync(visitor, "mobile-campagne");
        await OfSignInAsync(stage, visitor);
    }

    // The app's own pages, as the contact sees them on the phone.
    private static async Task OfSignInAsync(Stage stage, Visitor administrator)
    {
        await administrator.OpenAsync("/parametrages/connecteurs/1/invitation");
        await administrator.Button("Afficher un code").ClickAsync();
        var code = await administrator.Page.Locator(".invitation-code").InnerTextAsync();
        await Picture.TakeAsync(administrator, "mobile-invitation");
        var phone = await stage.SignInDemoAsync("FG3pmdpmdpmd", options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await phone.OpenAsync("/activer/" + code.Trim().Replace("-", "", StringComparison.Ordinal));
        await Picture.TakeAsync(phone, "mobile-activer");
        await phone.OpenAsync(
            "/connect/authorize?client_id=mailperformance-iphone&response_type=code&scope=openid%20offline_access%20mobile"
            + "&redirect_uri=mailperformance://connexion&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&code_challenge_method=S256&state=x&device_name=iPhone%20d%E2%80%99anton");
        await Picture.TakeAsync(phone, "mobile-autoriser");
    }

    private static async Task OfConflictAsync(Stage stage, Visitor first)
    {
        var second = await stage.SignInDemoAsync("FG3admin", options => options.ViewportSize = new() { Width = 1200, Height = 760 });
        await first.OpenContactAsync("anton", "anton");
        await second.OpenContactAsync("anton", "anton");
        await first.Field("Prénom").FillAsync("Antoine");
        await first.SaveAsync();
        await second.Field("Nom").FillAsync("Anton-Dupuis");
        await second.Button("Enregistrer").ClickAsync();
        await Expect(second.Alert).ToBeVisibleAsync();
        await Picture.TakeAsync(second, "conflit");
    }
}
