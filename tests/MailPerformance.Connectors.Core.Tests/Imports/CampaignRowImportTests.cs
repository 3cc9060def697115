using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Tests.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Imports;

/// <summary>Campaigns and their figures from a file: foreseen by the real writes, done, done again without effect.</summary>
public sealed class CampaignRowImportTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Head = "Clé;Nom;Objet;Catégorie;Etat;Envoi prévu;Dans cet état depuis;Date des chiffres;Ciblés;Envoyés;Délivrés";

    private static readonly string[] Full =
    [
        Head,
        "noel;Offres de Noël;Vos cadeaux;Soldes;Envoyée;01/12/2025 18:00;01/12/2025 18:40;01/12/2025 19:00;1 000;900;800",
        "noel;;;;;;;02/12/2025 19:00;1000;950;850",
        "ete;Été;;;Brouillon;;;;;;",
        "soldes;Soldes;;soldes;planifiee;2030-06-01T09:00:00+02:00;;;;;",
    ];

    [Fact]
    public async Task Import_MakesCampaigns_WithTheirFigures_AndForeseesWhatItDoes()
    {
        var account = await AccountAsync();
        var id = await account.ForeseeCampaignsAsync(Full);

        Assert.Equal(
            [BatchOutcome.WouldCreate, BatchOutcome.WouldChange, BatchOutcome.WouldCreate, BatchOutcome.WouldCreate],
            await OutcomesAsync(account, id));
        Assert.Equal(0, await account.Inside(core => core.Db.Campaigns.CountAsync()));

        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        Assert.Equal(
            [BatchOutcome.Created, BatchOutcome.Changed, BatchOutcome.Created, BatchOutcome.Created], await OutcomesAsync(account, id));
        var sent = await FindAsync(account, "noel");
        Assert.Equal(
            ("Offres de Noël", "Vos cadeaux", CampaignState.Sent, Paris(1, 18, 0), Paris(1, 18, 40), Paris(2, 19, 0)),
            (sent.Name, sent.Subject, sent.State, sent.ScheduledAt, sent.EndedAt, sent.CountedAt));
        Assert.Equal((1000, 950, 850), (sent.Counts.Targeted, sent.Counts.Sent, sent.Counts.Delivered));
        Assert.Equal(2, await account.Inside(core => core.Db.CampaignPoints.CountAsync()));
        var planned = await FindAsync(account, "soldes");
        Assert.Equal(
            (CampaignState.Validated, new DateTime(2030, 6, 1, 7, 0, 0), sent.CategoryId),
            (planned.State, planned.ScheduledAt, planned.CategoryId));
        Assert.All(await account.ItemsOfBatchAsync(id), item => Assert.Equal((0, true), (item.ContactId, item.CampaignId > 0)));
    }

    [Fact]
    public async Task Import_TellsPeopleOfMoves_OfCampaignsThatWereKnown_AndOfNoOthers()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Full);
        Assert.Equal(0, await account.Inside(core => core.Db.CampaignNotices.CountAsync()));
        string[] planned = [Head, "ete;;;;Validée;01/06/2030 09:00;;;;;", "neuve;Neuve;;;Validée;01/06/2030 09:00;;;;;"];

        var id = await account.ForeseeCampaignsAsync(planned);
        Assert.Equal(0, await account.Inside(core => core.Db.CampaignNotices.CountAsync()));
        await account.ConfirmAndRunAsync(account.AdministratorId, id);

        var known = await FindAsync(account, "ete");
        Assert.Equal(CampaignState.Validated, known.State);
        Assert.Equal(
            [known.Id], await account.Inside(core => core.Db.CampaignNotices.Select(notice => notice.Move.CampaignId).ToListAsync()));
    }

    [Fact]
    public async Task Import_TheSameFileTwice_ChangesNothing()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Full);
        var before = await ImportWorld.StateAsync(account);

        var id = await account.ImportCampaignsAsync(Full);

        Assert.All(await OutcomesAsync(account, id), outcome => Assert.Equal(BatchOutcome.Stayed, outcome));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    [Fact]
    public async Task Import_SaysOfEachRow_WhyItIsRefused_AndDoesNothingOfIt()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync("Clé;Nom;Etat", "connue;Connue;Brouillon");
        var before = await ImportWorld.StateAsync(account);

        string[] lines =
        [
            Head,
            ";Sans clé;;;Brouillon;;;;;;",
            "a;Sans état;;;;;;;;;",
            "b;;;;Brouillon;;;;;;",
            "c;Sans date;;;Validée;;;;;;",
            "d;Nulle part;;Inconnue;Brouillon;;;;;;",
            "e;Drôle;;;Perdue;;;;;;",
            "f;Trop;;;Brouillon;;;01/12/2025 10:00;10;11;",
            "f;;;;;;;02/12/2025 10:00;10;9;8",
            "g;Quand;;;Brouillon;;;hier;10;;",
            "h;Chiffres sans date;;;Brouillon;;;;10;;",
            "connue;;;;;;;;;;;trop",
        ];
        var id = await account.ForeseeCampaignsAsync(lines);
        var foreseen = (await account.ItemsOfBatchAsync(id)).ConvertAll(item => item.Message);

        Assert.Equal(
            [
                Text("Import_NoKey"), Field("Etat", "Import_Missing"), Field("Nom", "Import_Missing"),
                Field("Envoi prévu", "Import_Missing"), Field("Catégorie", "Import_CategoryUnknown", "Inconnue"),
                Text("Import_Unreadable", "Perdue", "Etat"), Field("Envoyés", "Import_Impossible"), Text("Import_FirstRefused", 8),
                Text("Import_Unreadable", "hier", "Date des chiffres"), Field("Date des chiffres", "Import_Missing"),
                Text("Import_TooManyCells"),
            ],
            foreseen);
        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        Assert.Equal(foreseen, (await account.ItemsOfBatchAsync(id)).Select(item => item.Message));
        Assert.All(await OutcomesAsync(account, id), outcome => Assert.Equal(BatchOutcome.Refused, outcome));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    [Fact]
    public async Task Import_SeveralRowsOfOneCampaign_AddFigures_AndSayNothingElse()
    {
        var account = await AccountAsync();
        var id = await account.ImportCampaignsAsync(
            Head,
            "a;Un;;;Brouillon;;;01/12/2025 10:00;10;;",
            "a;Un;;;draft;;;02/12/2025 10:00;10;;",
            "a;Autre;;;;;;03/12/2025 10:00;10;;",
            "a;;;;;;;2025-12-01T09:00:00Z;11;;",
            "a;Un;;;;;;;;;");

        var items = await account.ItemsOfBatchAsync(id);
        Assert.Equal(
            [null, null, Text("Import_SaysOtherwise", 2), Text("Import_AtTwice", 2), Text("Import_KeyTwice", 2)],
            items.Select(item => item.Message));
        Assert.Equal(2, await account.Inside(core => core.Db.CampaignPoints.CountAsync()));
    }

    [Fact]
    public async Task Import_EmptyCells_LeaveWhatIsThere()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Full);
        var id = await account.ImportCampaignsAsync("Clé;Nom;Objet;Date des chiffres;Délivrés", "noel;Noël;;02/12/2025 19:00;860");

        var campaign = await FindAsync(account, "noel");
        Assert.Equal(("Noël", "Vos cadeaux", CampaignState.Sent), (campaign.Name, campaign.Subject, campaign.State));
        Assert.Equal((950, 860), (campaign.Counts.Sent, campaign.Counts.Delivered));
        Assert.Equal(
            [
                new("Name", "Offres de Noël", "Noël"), new("At", null, "2025-12-02T18:00:00.0000000Z"),
                new("Delivered", "850", "860"),
            ],
            Assert.Single(await account.RowsOfImportAsync(id)).Changes!.Select(ImportChangeText.Of));
    }

    [Fact]
    public async Task Import_AgainstAPhonesDecision_KeepsTheState_AndSaysSo_UnlessTheFileIsLater()
    {
        var account = await AccountAsync();
        await account.SetOptionAsync(true);
        var at = host.Now.AddHours(1);
        string Row(string name, DateTime? since) => $"a;{name};Validée;{at:yyyy-MM-dd'T'HH:mm:ss}Z;{since:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        await account.ImportCampaignsAsync(Columns, Row("Nom", null));
        var campaign = await FindAsync(account, "a");
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(campaign.Id, CampaignMoveKind.Devalidate)));

        var same = await account.ImportCampaignsAsync(Columns, Row("Nom", null));
        var named = await account.ImportCampaignsAsync(Columns, Row("Autre", host.Now.AddMinutes(-1)));
        var kept = await FindAsync(account, "a");
        var later = await account.ImportCampaignsAsync(Columns, Row("Autre", host.Now.AddMinutes(1)));

        var decided = new ImportChangeText(ImportFields.StateDecided, "Draft", "Validated");
        Assert.Equal([BatchOutcome.Stayed], await OutcomesAsync(account, same));
        Assert.Equal([decided], Assert.Single(await account.RowsOfImportAsync(same)).Changes!.Select(ImportChangeText.Of));
        Assert.Equal([BatchOutcome.Changed], await OutcomesAsync(account, named));
        Assert.Equal(
            [new("Name", "Nom", "Autre"), decided],
            Assert.Single(await account.RowsOfImportAsync(named)).Changes!.Select(ImportChangeText.Of));
        Assert.Equal((CampaignState.Draft, "Autre"), (kept.State, kept.Name));
        Assert.Equal([BatchOutcome.Changed], await OutcomesAsync(account, later));
        Assert.Equal(CampaignState.Validated, (await FindAsync(account, "a")).State);
    }

    [Fact]
    public async Task Import_ThatTakesACampaignFromWhoCanStopIt_AsksFirst()
    {
        var account = await AccountAsync();
        await account.SetOptionAsync(true);
        var caller = await account.AddCallerAsync();
        await account.ChangeAsync(caller, contact => contact.AccessEndsAt = host.Now.AddDays(10));
        await account.ImportCampaignsAsync(Columns, $"a;Nom;Validée;{host.Now.AddDays(1):yyyy-MM-dd HH:mm};");

        var id = await account.ForeseeCampaignsAsync(Columns, $"a;Nom;Validée;{host.Now.AddDays(12):yyyy-MM-dd HH:mm};");
        var foreseen = Assert.Single(await account.ItemsOfBatchAsync(id));
        await account.ConfirmAndRunAsync(account.AdministratorId, id);

        Assert.Equal(BatchOutcome.WouldChange, foreseen.Outcome);
        Assert.NotNull(foreseen.Message);
        Assert.Equal([BatchOutcome.Refused], await OutcomesAsync(account, id));
    }

    [Fact]
    public async Task Import_IsForAdministrators_EachRowAnew_AndOfTheirAccountAlone()
    {
        var account = await AccountAsync();
        var other = await AccountAsync();
        var creator = await account.AddHolderAsync([.. PermissionCatalogue.Keys]);
        var colleague = await account.AddAdministratorAsync();
        await other.ImportCampaignsAsync(Columns, "a;D’ailleurs;Brouillon;;");
        var upload = TestImports.Upload(Columns, "a;Nom;Brouillon;;");

        WriteAssert.Forbidden(
            await account.As(creator, core => core.Imports.CreateAsync(upload, BatchAction.ImportCampaigns)), "Denial_AdministratorOnly");
        var id = await account.ForeseeCampaignsAsync(Columns, "a;Nom;Brouillon;;");
        WriteAssert.NotFound(await account.As(colleague, core => core.Imports.ChooseAsync(id, ["Key", null, null, null, null])));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Imports.ChooseAsync(id, ["Key", null, null, null, null])));
        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Imports.ChooseAsync(id, [null, "Name", null, null, null])),
            "Columns", "Import_ColumnKey");
        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Imports.ChooseAsync(id, ["Key", "LoginName", null, null, null])),
            "Columns", "Import_ColumnUnknown");

        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        WriteAssert.Done(await account.As(colleague, core =>
            core.ContactRoles.TakeAwayAsync(account.AdministratorId, account.AdministratorRoleId)));
        await account.RunBatchesAsync();

        Assert.Equal([BatchOutcome.Refused], await OutcomesAsync(account, id));
        Assert.Equal(0, await account.Inside(core => core.Db.Campaigns.CountAsync()));
        Assert.Equal("D’ailleurs", (await FindAsync(other, "a")).Name);
    }

    [Fact]
    public async Task Import_IsToldByTheJournal_WithWhoeverImported()
    {
        var account = await AccountAsync();
        var id = await account.ForeseeCampaignsAsync(Columns, "a;Nom;Brouillon;;");

        var added = await account.OneToldByAsync(() => account.ConfirmAndRunAsync(account.AdministratorId, id));
        var gone = await account.OneToldByAsync(() => account.UndoAsync(account.AdministratorId, id));

        added.Is(JournalKind.CampaignAdded, Entrance.Browser, account.AdministratorId, added.Entry.SubjectId!.Value).Names("Nom");
        gone.Is(JournalKind.CampaignDeleted, Entrance.Browser, account.AdministratorId, added.Entry.SubjectId!.Value).Names("Nom");
    }

    private const string Columns = "Clé;Nom;Etat;Envoi prévu;Dans cet état depuis";

    private static DateTime Paris(int day, int hour, int minute) => new(2025, 12, day, hour - 1, minute, 0);

    private static string Text(string key, params object[] arguments) => WordsOf.French(key, arguments);

    private static string Field(string name, string key, params object[] arguments) =>
        WordsOf.French("Import_FieldError", name, WordsOf.French(key, arguments));

    private static Task<ExpressCampaign> FindAsync(TestAccount account, string key) =>
        account.Inside(core => core.Db.Campaigns.AsNoTracking().SingleAsync(campaign => campaign.ExternalKey == key));

    private static async Task<IEnumerable<BatchOutcome>> OutcomesAsync(TestAccount account, long id) =>
        (await account.ItemsOfBatchAsync(id)).Select(item => item.Outcome);

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.AddLabelAsync<Category>("Soldes");
        return account;
    }
}
