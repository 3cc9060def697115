using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Imports;

/// <summary>« Importer »: from the file to the report and back.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ImportsTests(ConnectorsFactory host)
{
    private const string File = """
        Nom;Prénom;Utilisateur;E-mail;Rôles;Téléphone
        Durand;Sandra;sandra;sandra@exemple.fr;Accueil;0612
        Roux;Paul;paul;paul@exemple.fr;Inconnu;
        """;

    [Fact]
    public async Task File_LeadsToItsColumns_ThePreview_TheReport_AndBack()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddRoleAsync("Accueil", Permissions.Campaigns);
        Assert.True((await admin.GetAsync("/administration/contacts")).Shows($"a[href='{ImportAddresses.New}']"));

        var (id, columns) = await admin.SendAsync(BatchAction.Import, File);
        Assert.Equal(
            ["LastName", "FirstName", "LoginName", "Email", "Roles", ImportColumnsForm.NotTaken],
            columns.Document.QuerySelectorAll("select[name=Columns]").Select(list =>
                (list.QuerySelector("option[selected]") ?? list.QuerySelector("option"))!.GetAttribute("value")));
        PageAssert.RedirectsTo(BatchAddresses.One(id),
            await admin.SubmitAsync(columns, _ => { }, ImportAddresses.Columns(BatchAction.Import, id)));
        await account.RunBatchesAsync();

        var foreseen = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains(Words.Web("Batch_WouldCreate_one"), foreseen.Text);
        Assert.Contains(Words.Core("Import_UnknownName", "Inconnu"), foreseen.Text);
        Assert.Contains("Rôles : Accueil", foreseen.Text);
        Assert.Equal(1, await account.Inside(core => core.Db.Contacts.CountAsync()));
        PageAssert.RedirectsTo(BatchAddresses.One(id), await admin.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(id)));
        await account.RunBatchesAsync();

        var ended = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains(Words.Web("Batch_Created_one"), ended.Text);
        Assert.Contains(account.Code + "sandra", ended.Text);
        var report = Encoding.UTF8.GetString(await admin.FileAsync(BatchAddresses.ResultCsv(id)));
        Assert.Contains($"3;Roux;Paul;paul;{Words.Web("BatchOutcome_Refused")}", report, StringComparison.Ordinal);
        Assert.Contains("Rôles : Accueil", report, StringComparison.Ordinal);
        Assert.NotEmpty(await admin.FileAsync(BatchAddresses.ResultXlsx(id)));

        var links = await admin.SubmitAsync(ended, _ => { }, ImportAddresses.Links(id));
        Assert.Contains("Sandra Durand", (await admin.GetAsync(links.Location!)).Text);

        var undo = await admin.SubmitAsync(ended, _ => { }, BatchAddresses.Undo(id));
        await account.RunBatchesAsync();
        await admin.SubmitAsync(await admin.GetAsync(undo.Location!), _ => { }, undo.Location + "/executer");
        await account.RunBatchesAsync();
        Assert.Equal(1, await account.Inside(core => core.Db.Contacts.CountAsync()));
        var taken = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains("Sandra Durand", taken.Text);
        Assert.False(taken.Shows($"form[action='{ImportAddresses.Links(id)}']"));
        Assert.Contains(Words.Web("Batch_Of_UndoImport", "contacts.csv"), (await admin.GetAsync(BatchAddresses.List)).Text);
    }

    [Fact]
    public async Task File_IsReadAgain_InTheWayThatIsWanted()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, columns) = await admin.SendAsync(BatchAction.Import, "Utilisateur;Nom,X\nun;a,b\ndeux;c,d");
        Assert.Equal("59", columns.Element("#Separator option[selected]").GetAttribute("value"));

        foreach (var (field, value) in new[] { ("Separator", "34"), ("Separator", "65580"), ("Encoding", "99"), ("Encoding", "Utf7") })
        {
            PageAssert.Is(HttpStatusCode.BadRequest, await account.UnchangedBy(() => admin.SubmitAsync(
                columns, form => form.Set(field, value), ImportAddresses.Read(BatchAction.Import, id))));
        }

        await admin.SubmitAsync(columns, form => form.Set("Separator", "44"), ImportAddresses.Read(BatchAction.Import, id));

        var again = await admin.GetAsync(ImportAddresses.One(BatchAction.Import, id));
        Assert.Contains("Utilisateur;Nom", again.Text);
        Assert.Equal(2, again.Document.QuerySelectorAll("select[name=Columns]").Length);
        Assert.Equal(2, (await account.RowsOfImportAsync(id)).Count);
    }

    [Fact]
    public async Task Columns_WithoutTheLogin_AreShownAgain_WithTheReason()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, columns) = await admin.SendAsync(BatchAction.Import, "Nom;Prénom\nDurand;Sandra");

        var answer =
            await admin.SubmitAsync(columns, form => form.Set("Columns", "LastName"), ImportAddresses.Columns(BatchAction.Import, id));

        PageAssert.Is(HttpStatusCode.BadRequest, answer);
        Assert.Contains(Words.Core("Import_ColumnsMissing"), answer.Text);
        var same = await admin.SubmitAsync(columns, _ => { }, ImportAddresses.Columns(BatchAction.Import, id));
        PageAssert.Is(HttpStatusCode.BadRequest, same);
        Assert.Contains(Words.Core("Import_ColumnLogin"), same.Text);
        Assert.All(await account.ItemsOfBatchAsync(id), item => Assert.Equal(0, item.ContactId));
    }

    [Theory]
    [InlineData("contacts.csv", "", "Import_NoFile")]
    [InlineData("contacts.csv", "Nom;Prénom", "Import_Empty")]
    [InlineData("contacts.xlsx", "PK\u0003\u0004 nothing", "Import_Broken")]
    public async Task File_ThatCannotBeTaken_Is400_WithTheReason(string name, string text, string key)
    {
        var (account, admin) = await host.SetUpAsync();

        var answer = await account.UnchangedBy(() => admin.UploadAsync(ImportAddresses.New, name, Encoding.UTF8.GetBytes(text)));

        PageAssert.Is(HttpStatusCode.BadRequest, answer);
        Assert.Contains(Words.Web(key), answer.Text);
    }

    [Fact]
    public async Task File_ThatIsTooLong_IsRefused()
    {
        var (account, admin) = await host.SetUpAsync();

        PageAssert.Is(HttpStatusCode.BadRequest, await account.UnchangedBy(() =>
            admin.UploadAsync(ImportAddresses.New, "a.csv", new byte[Import.MostBytes + 1])));
    }

    [Fact]
    public async Task Import_IsForWhoeverMayCreate_AndTheirOwn()
    {
        var (account, admin) = await host.SetUpAsync();
        var (_, stranger) = await host.SetUpAsync();
        var editor = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        var creator = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsCreate));
        var (id, _) = await admin.SendAsync(BatchAction.Import, File);

        Assert.False((await editor.GetAsync("/administration/contacts")).Shows($"a[href='{ImportAddresses.New}']"));
        PageAssert.Is(HttpStatusCode.Forbidden, await editor.GetAsync(ImportAddresses.New));
        PageAssert.Is(HttpStatusCode.Forbidden, await editor.PostByHandAsync(ImportAddresses.Columns(BatchAction.Import, id), _ => { }));
        foreach (var other in new[] { stranger, creator })
        {
            PageAssert.Is(HttpStatusCode.NotFound, await other.GetAsync(ImportAddresses.One(BatchAction.Import, id)));
            PageAssert.Is(HttpStatusCode.NotFound, await other.PostByHandAsync(ImportAddresses.Read(BatchAction.Import, id), _ => { }));
            PageAssert.Is(HttpStatusCode.NotFound, await other.PostByHandAsync(ImportAddresses.Columns(BatchAction.Import, id), _ => { }));
            PageAssert.Is(HttpStatusCode.NotFound, await other.PostByHandAsync(ImportAddresses.Links(id), _ => { }));
        }
    }

    [Fact]
    public async Task Template_IsUnderstood_AsItIs()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.SetOptionAsync(true);
        foreach (var address in new[] { ImportAddresses.TemplateCsv, ImportAddresses.TemplateXlsx })
        {
            var content = await admin.FileAsync(address);
            var sent = await admin.UploadAsync(ImportAddresses.New, "modele", content);
            var id = ImportSteps.IdOf(sent);
            Assert.DoesNotContain(null, await account.Inside(core =>
                core.Db.Imports.Where(import => import.BatchId == id).Select(import => import.Fields).SingleAsync()));
            await admin.SubmitAsync(await admin.GetAsync(sent.Location!), _ => { }, ImportAddresses.Columns(BatchAction.Import, id));
            await account.RunBatchesAsync();
            Assert.Equal(
                (BatchOutcome.WouldCreate, null),
                (Assert.Single(await account.ItemsOfBatchAsync(id)) is var item ? item.Outcome : default, item.Message));
        }
    }
}
