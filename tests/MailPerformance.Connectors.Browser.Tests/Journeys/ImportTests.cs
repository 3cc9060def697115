using System.Text;
using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>A file of contacts, or of campaigns: sent, its columns said, tried, imported while the page shows how far it has come, taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportTests(BrowserSite site)
{
    private const string File = """
        Nom;Prénom;Utilisateur;Adresse;Rôles;Téléphone
        Martin;Léa;lea;lea@exemple.fr;Accueil;0612
        Roux;Paul;paul;paul@exemple.fr;;
        Noël;Éric;eric;eric@exemple.fr;Inconnu;
        """;

    private const string Campaigns = """
        Clé;Nom;Etat;Envoi prévu;Date des chiffres;Ciblés;Envoyés
        noel;Offres de Noël;Envoyée;24/12/2025 18:00;24/12/2025 19:00;1000;900
        noel;;;;25/12/2025 19:00;1000;950
        ete;Été;Perdue;;;;
        """;

    [Fact]
    public Task A_file_is_tried_imported_and_taken_back() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.AddRoleAsync("Accueil", Permissions.Campaigns);
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync("/administration/contacts");
        await visitor.Link("Importer").ClickAsync();
        await Expect(visitor.Heading("Importer des contacts")).ToBeVisibleAsync();
        await inspection.LookAsync("file");

        await visitor.Page.GetByLabel("Fichier CSV ou XLSX").SetInputFilesAsync(new FilePayload
        {
            Name = "contacts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.Latin1.GetBytes(File),
        });
        await visitor.Button("Envoyer le fichier").ClickAsync();
        await Expect(visitor.List("Codage des caractères")).ToHaveValueAsync("Windows1252");
        await Expect(visitor.List("Téléphone")).ToHaveValueAsync("-");
        await visitor.List("Adresse").SelectOptionAsync(new SelectOptionValue { Label = "E-mail" });
        await inspection.LookAsync("columns");
        await visitor.Button("Essayer sans rien changer").ClickAsync();
        await Expect(visitor.Heading("Aperçu en cours")).ToBeVisibleAsync();
        await inspection.LookAsync("progress");

        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("2 contacts seront créés.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("« Inconnu » n’existe pas dans ce compte.")).ToBeVisibleAsync();
        await inspection.LookAsync("effect");
        await visitor.Button("Importer").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Terminée")).ToBeVisibleAsync();
        await Expect(visitor.Link("Léa Martin")).ToBeVisibleAsync();
        await inspection.LookAsync("report");
        Assert.Equal(3, await ContactsAsync(account.Account));

        await visitor.Button("Annuler l’import").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
        await visitor.Button("Exécuter").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Terminée")).ToBeVisibleAsync();
        await inspection.LookAsync("taken back");
        Assert.Equal(1, await ContactsAsync(account.Account));
        inspection.AssertClean();
    });

    [Fact]
    public Task Campaigns_are_tried_imported_and_taken_back() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync("/campagnes");
        await visitor.Link("Importer").ClickAsync();
        await Expect(visitor.Heading("Importer des campagnes")).ToBeVisibleAsync();
        await inspection.LookAsync("file");

        await visitor.Page.GetByLabel("Fichier CSV ou XLSX").SetInputFilesAsync(new FilePayload
        {
            Name = "campagnes.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Campaigns),
        });
        await visitor.Button("Envoyer le fichier").ClickAsync();
        await Expect(visitor.List("Clé")).ToHaveValueAsync("Key");
        await inspection.LookAsync("columns");
        await visitor.Button("Essayer sans rien changer").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Page.GetByText("1 campagne sera créée.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("1 ligne changera sa campagne.")).ToBeVisibleAsync();
        await inspection.LookAsync("effect");

        await visitor.Button("Importer").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Link("Offres de Noël").First).ToBeVisibleAsync();
        await inspection.LookAsync("report");
        await visitor.Button("Annuler l’import").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
        await visitor.Button("Exécuter").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Terminée")).ToBeVisibleAsync();
        await inspection.LookAsync("taken back");
        Assert.Equal(0, await account.Account.Inside(core => core.Db.Campaigns.CountAsync()));
        inspection.AssertClean();
    });

    private static Task<int> ContactsAsync(TestAccount account) => account.Inside(core => core.Db.Contacts.CountAsync());
}
