using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Imports;

/// <summary>« Importer » on the list of campaigns: from the file to the report and back.</summary>
[Collection(AdministrationHost.Name)]
public sealed class CampaignImportsTests(ConnectorsFactory host)
{
    private const string File = """
        Clé;Nom;Etat;Envoi prévu;Date des chiffres;Envoyés;Destinataires;Couleur
        noel;"=1+1";Envoyée;24/12/2025 18:00;24/12/2025 19:00;900;1000;rouge
        noel;;;;25/12/2025 19:00;950;1000;
        ete;Été;Perdue;;;;;
        """;

    [Fact]
    public async Task File_LeadsToItsColumns_ThePreview_TheReport_AndBack()
    {
        var (account, admin) = await host.SetUpAsync();
        Assert.True((await admin.GetAsync(CampaignAddresses.List)).Shows($"a[href='{ImportAddresses.NewCampaigns}']"));
        var (id, columns) = await admin.SendAsync(BatchAction.ImportCampaigns, File);
        Assert.Equal(
            ["Key", "Name", "State", "ScheduledAt", "At", "Sent", "Targeted", ImportColumnsForm.NotTaken],
            columns.Document.QuerySelectorAll("select[name=Columns]").Select(list =>
                (list.QuerySelector("option[selected]") ?? list.QuerySelector("option"))!.GetAttribute("value")));
        Assert.DoesNotContain("contact", columns.Element("main").TextContent, StringComparison.OrdinalIgnoreCase);
        PageAssert.RedirectsTo(
            BatchAddresses.One(id), await admin.SubmitAsync(columns, _ => { }, ImportAddresses.Columns(BatchAction.ImportCampaigns, id)));
        await account.RunBatchesAsync();

        var foreseen = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains("1 campagne sera créée.", foreseen.Text);
        Assert.Contains("1 ligne changera sa campagne.", foreseen.Text);
        Assert.Contains(Words.Core("Import_Unreadable", "Perdue", "Etat"), foreseen.Text);
        Assert.Contains("Date des chiffres : 24/12/2025 19:00", foreseen.Text);
        Assert.Equal(0, await account.Inside(core => core.Db.Campaigns.CountAsync()));
        PageAssert.RedirectsTo(BatchAddresses.One(id), await admin.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(id)));
        await account.RunBatchesAsync();

        var ended = await admin.GetAsync(BatchAddresses.One(id));
        var campaign = await account.Inside(core => core.Db.Campaigns.AsNoTracking().SingleAsync());
        Assert.Contains("1 campagne a été créée.", ended.Text);
        Assert.True(ended.Shows($"a[href='{CampaignAddresses.Show(campaign.Id)}']"));
        Assert.Equal(("=1+1", 950), (campaign.Name, campaign.Counts.Sent));
        Assert.False(ended.Shows($"form[action='{ImportAddresses.Links(id)}']"));
        var report = Encoding.UTF8.GetString(await admin.FileAsync(BatchAddresses.ResultCsv(id)));
        Assert.Contains("Ligne;Nom;Clé;", report, StringComparison.Ordinal);
        Assert.Contains("2;\"'=1+1\";noel;Créée", report, StringComparison.Ordinal);
        Assert.Contains("4;Été;ete;Refusée", report, StringComparison.Ordinal);
        Assert.NotEmpty(await admin.FileAsync(BatchAddresses.ResultXlsx(id)));
        Assert.Contains("3 lignes", (await admin.GetAsync(BatchAddresses.List)).Text);

        var undo = await admin.SubmitAsync(ended, _ => { }, BatchAddresses.Undo(id));
        await account.RunBatchesAsync();
        var back = await admin.GetAsync(undo.Location!);
        Assert.Contains("1 campagne changera.", back.Text);
        Assert.True(back.Shows($"a[href='{CampaignAddresses.Show(campaign.Id)}']"));
        Assert.DoesNotContain("contact", back.Element("main").TextContent.Replace("Contacts", "", StringComparison.Ordinal));
        await admin.SubmitAsync(back, _ => { }, undo.Location + "/executer");
        await account.RunBatchesAsync();
        Assert.Equal(0, await account.Inside(core => core.Db.Campaigns.CountAsync()));
        Assert.Contains("1 campagne", (await admin.GetAsync(BatchAddresses.List)).Text);
        Assert.Contains(
            $"1;Campagne {campaign.Id};;Changée",
            Encoding.UTF8.GetString(await admin.FileAsync(undo.Location + "/resultat-csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_IsUnderstood_AsItIs()
    {
        var (account, admin) = await host.SetUpAsync();
        foreach (var address in new[] { ImportAddresses.CampaignsCsv, ImportAddresses.CampaignsXlsx })
        {
            var sent = await admin.UploadAsync(ImportAddresses.NewCampaigns, "modele", await admin.FileAsync(address));
            var id = ImportSteps.IdOf(sent);
            Assert.DoesNotContain(null, await account.Inside(core =>
                core.Db.Imports.Where(import => import.BatchId == id).Select(import => import.Fields).SingleAsync()));
            await admin.SubmitAsync(
                await admin.GetAsync(sent.Location!), _ => { }, ImportAddresses.Columns(BatchAction.ImportCampaigns, id));
            await account.RunBatchesAsync();
            Assert.Equal(
                (BatchOutcome.WouldCreate, null),
                (Assert.Single(await account.ItemsOfBatchAsync(id)) is var item ? item.Outcome : default, item.Message));
        }
    }

    [Fact]
    public async Task Export_CellsThatBeginLikeAFormula_ComeBackAsText()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, columns) = await admin.SendAsync(BatchAction.ImportCampaigns, "Clé,Nom,Etat\n'=cle,'+33,Draft\n");
        await admin.SubmitAsync(columns, _ => { }, ImportAddresses.Columns(BatchAction.ImportCampaigns, id));
        await account.RunBatchesAsync();
        await account.ConfirmAndRunAsync(account.AdministratorId, id);

        var campaign = await account.Inside(core => core.Db.Campaigns.AsNoTracking().SingleAsync());
        Assert.Equal(("=cle", "+33"), (campaign.ExternalKey, campaign.Name));
    }

    [Fact]
    public async Task Columns_WithoutTheKey_AreShownAgain_WithTheReason()
    {
        var (_, admin) = await host.SetUpAsync();
        var (id, columns) = await admin.SendAsync(BatchAction.ImportCampaigns, "Nom;Objet\nUn;Deux");

        var answer = await admin.SubmitAsync(columns, _ => { }, ImportAddresses.Columns(BatchAction.ImportCampaigns, id));

        PageAssert.Is(HttpStatusCode.BadRequest, answer);
        Assert.Contains(Words.Core("Import_ColumnKey"), answer.Text);
    }

    [Fact]
    public async Task File_IsReadAgain_InTheWayThatIsWanted()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, columns) = await admin.SendAsync(BatchAction.ImportCampaigns, "Clé;Nom,X\nun;a,b");

        await admin.SubmitAsync(
            columns, form => form.Set("Separator", "44"), ImportAddresses.Read(BatchAction.ImportCampaigns, id));

        Assert.Contains("Clé;Nom", (await admin.GetAsync(ImportAddresses.One(BatchAction.ImportCampaigns, id))).Text);
        Assert.Single(await account.RowsOfImportAsync(id));
    }

    [Theory]
    [InlineData("campagnes.csv", "", "Import_NoFile")]
    [InlineData("campagnes.csv", "Clé;Nom", "Import_Empty")]
    [InlineData("campagnes.xlsx", "PK\u0003\u0004 nothing", "Import_Broken")]
    public async Task File_ThatCannotBeTaken_Is400_WithTheReason(string name, string text, string key)
    {
        var (account, admin) = await host.SetUpAsync();

        var answer = await account.UnchangedBy(() =>
            admin.UploadAsync(ImportAddresses.NewCampaigns, name, Encoding.UTF8.GetBytes(text)));

        PageAssert.Is(HttpStatusCode.BadRequest, answer);
        Assert.Contains(Words.Web(key), answer.Text);
        Assert.Contains(Words.Web("Import_CampaignsTitle"), answer.Text);
    }

    [Fact]
    public async Task Import_IsForAdministrators_AndTheirOwn_AtItsOwnAddresses()
    {
        var (account, admin) = await host.SetUpAsync();
        var (_, stranger) = await host.SetUpAsync();
        var reader = await host.SignInAsync(account, await account.AddHolderAsync([.. PermissionCatalogue.Keys]));
        var colleague = await host.SignInAsync(account, await account.AddAdministratorAsync());
        var (id, _) = await admin.SendAsync(BatchAction.ImportCampaigns, File);

        Assert.False((await reader.GetAsync(CampaignAddresses.List)).Shows($"a[href='{ImportAddresses.NewCampaigns}']"));
        PageAssert.Is(HttpStatusCode.Forbidden, await reader.GetAsync(ImportAddresses.NewCampaigns));
        PageAssert.Is(HttpStatusCode.Forbidden, await reader.PostByHandAsync(
            ImportAddresses.Columns(BatchAction.ImportCampaigns, id), _ => { }));
        foreach (var other in new[] { stranger, colleague })
        {
            PageAssert.Is(HttpStatusCode.NotFound, await other.GetAsync(ImportAddresses.One(BatchAction.ImportCampaigns, id)));
            PageAssert.Is(HttpStatusCode.NotFound, await other.PostByHandAsync(
                ImportAddresses.Read(BatchAction.ImportCampaigns, id), _ => { }));
            PageAssert.Is(HttpStatusCode.NotFound, await other.PostByHandAsync(
                ImportAddresses.Columns(BatchAction.ImportCampaigns, id), _ => { }));
        }

        // The pages of contacts know nothing of it.
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync(ImportAddresses.One(BatchAction.Import, id)));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(ImportAddresses.Columns(BatchAction.Import, id), _ => { }));
    }
}
