using System.Text;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Batches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Pictures;

/// <summary>What concerns many contacts at once: an action, and a file of contacts.</summary>
internal static class ManyPictures
{
    private const string File = """
        Nom;Prénom;Utilisateur;E-mail;Rôles;iPhone
        Martin;Léa;lea.martin;lea.martin@exemple.fr;Suivi des campagnes;Lecture
        Roux;Paul;paul.roux;paul.roux@exemple.fr;;
        Noël;Éric;eric.noel;eric.noel@exemple.fr;Comptabilité;
        """;

    public static async Task TakeAsync(Visitor visitor, PictureHost host)
    {
        await OfActionAsync(visitor, host);
        await OfImportAsync(visitor, host);
        await visitor.OpenAsync("/profil");
        await Picture.TakeAsync(visitor, "profil");
    }

    private static async Task OfActionAsync(Visitor visitor, PictureHost host)
    {
        await visitor.OpenAsync("/administration/contacts");
        await visitor.Box("Choisir anton anton").CheckAsync();
        await visitor.Box("Choisir Élodie Bernard").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agir sur les contacts cochés") }).ClickAsync();
        await visitor.Choice("Supprimer").CheckAsync();
        await visitor.Button("Voir l’effet").ClickAsync();
        await EffectAsync(visitor, host);
        await Picture.TakeAsync(visitor, "actions-groupees");
    }

    private static async Task OfImportAsync(Visitor visitor, PictureHost host)
    {
        await visitor.OpenAsync("/administration/contacts/importer");
        await visitor.Page.GetByLabel("Fichier CSV ou XLSX").SetInputFilesAsync(new FilePayload
        {
            Name = "contacts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(File),
        });
        await visitor.Button("Envoyer le fichier").ClickAsync();
        await Expect(visitor.Heading("Colonnes du fichier")).ToBeVisibleAsync();
        await Picture.TakeAsync(visitor, "import-colonnes");
        await visitor.Button("Essayer sans rien changer").ClickAsync();
        await EffectAsync(visitor, host);
        await Picture.TakeAsync(visitor, "import-effet");
    }

    // The job, which no clock of this host calls.
    private static async Task EffectAsync(Visitor visitor, PictureHost host)
    {
        await Expect(visitor.Heading("Aperçu en cours")).ToBeVisibleAsync();
        await host.Services.GetRequiredService<BatchRunner>().RunAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
    }
}
