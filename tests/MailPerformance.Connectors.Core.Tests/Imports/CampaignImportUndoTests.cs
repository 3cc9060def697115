using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Imports;

/// <summary>Taking an import of campaigns back: all of a campaign, or nothing where somebody has changed something since.</summary>
public sealed class CampaignImportUndoTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Head = "Clé;Nom;Catégorie;Etat;Envoi prévu;Date des chiffres;Ciblés";

    [Fact]
    public async Task Undo_OfWhatTheImportMade_LeavesNothing()
    {
        var account = await AccountAsync();
        var before = await ImportWorld.StateAsync(account);
        var id = await account.ImportCampaignsAsync(
            Head, "a;Un;Soldes;Envoyée;01/12/2025 18:00;02/12/2025 10:00;5", "a;;;;;03/12/2025 10:00;6", "b;Deux;;Brouillon;;;");

        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.Equal([BatchOutcome.Changed, BatchOutcome.Changed], (await account.ItemsOfBatchAsync(undo)).Select(item => item.Outcome));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    [Fact]
    public async Task Undo_OfWhatWasThere_GivesBackNameCategoryFiguresAndState()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Head, $"a;Un;Soldes;Validée;{In(1)};02/12/2025 10:00;5");
        var before = await FindAsync(account, "a");
        var id = await account.ImportCampaignsAsync(
            Head, $"a;Deux;Presse;Validée;{In(2)};02/12/2025 10:00;7", "a;;;;;03/12/2025 10:00;8", "a;;;;;04/12/2025 10:00;9");
        Assert.Equal(9, (await FindAsync(account, "a")).Counts.Targeted);

        await account.UndoAsync(account.AdministratorId, id);

        var after = await FindAsync(account, "a");
        Assert.Equal(
            (before.Name, before.CategoryId, before.State, before.ScheduledAt, before.Counts, before.CountedAt),
            (after.Name, after.CategoryId, after.State, after.ScheduledAt, after.Counts, after.CountedAt));
        Assert.Equal(1, await account.Inside(core => core.Db.CampaignPoints.CountAsync()));
    }

    [Fact]
    public async Task Undo_OfAState_GoesTheWayBack_OrSaysThatThereIsNone()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(
            Head, "a;Un;;Brouillon;;;", $"b;Deux;;Validée;{In(1)};;", $"c;Trois;;Validée;{In(1)};;", $"d;Quatre;;Validée;{In(1)};;");
        var id = await account.ImportCampaignsAsync(
            Head, $"a;;;Validée;{In(2)};;", "b;;;Brouillon;;;", "c;Trois bis;;Envoyée;;;", "d;;;Brouillon;;;");
        host.Time.Advance(TimeSpan.FromHours(1));
        await account.ImportCampaignsAsync(Head, $"d;;;Validée;{In(3)};;");

        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.Equal(
            [null, null, Text("Import_CampaignNoWay"), Text("Import_CampaignNoWay")],
            (await account.ItemsOfBatchAsync(undo)).Select(item => item.Message));
        Assert.Equal(CampaignState.Draft, (await FindAsync(account, "a")).State);
        Assert.Equal(CampaignState.Validated, (await FindAsync(account, "b")).State);
        Assert.Equal((CampaignState.Sent, "Trois bis"), (await FindAsync(account, "c")) is var kept ? (kept.State, kept.Name) : default);
    }

    [Fact]
    public async Task Undo_ToADateThatHasPassed_IsRefused()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Head, $"a;Un;;Validée;{In(1)};;");
        var id = await account.ImportCampaignsAsync(Head, $"a;;;Validée;{In(5)};;");
        host.Time.Advance(TimeSpan.FromDays(2));

        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.Equal(Text("Import_CampaignDatePassed"), Assert.Single(await account.ItemsOfBatchAsync(undo)).Message);
    }

    [Fact]
    public async Task Undo_AfterAPhonesDecision_LeavesTheCampaign()
    {
        var account = await AccountAsync();
        await account.SetOptionAsync(true);
        await account.ImportCampaignsAsync(Head, "b;Un;;Brouillon;;;");
        var id = await account.ImportCampaignsAsync(Head, $"a;Un;;Validée;{In(1)};;", $"b;Deux;;Validée;{In(1)};;");
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        foreach (var key in new[] { "a", "b" })
        {
            var campaign = await FindAsync(account, key);
            WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(campaign.Id, CampaignMoveKind.Devalidate)));
        }

        var before = await ImportWorld.StateAsync(account);
        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.All(await account.ItemsOfBatchAsync(undo), item =>
            Assert.Equal((BatchOutcome.Refused, Text("Import_CampaignDecided")), (item.Outcome, item.Message)));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    [Fact]
    public async Task Undo_AfterAnotherImport_LeavesWhatThatHasChanged()
    {
        var account = await AccountAsync();
        await account.ImportCampaignsAsync(Head, "c;Trois;;Brouillon;;01/12/2025 10:00;1", "d;Quatre;;Brouillon;;;");
        var id = await account.ImportCampaignsAsync(
            Head, "a;Un;;Brouillon;;;", "b;Deux;;Brouillon;;01/12/2025 10:00;1", "c;;;;;01/12/2025 10:00;2", "d;Cinq;;;;;");
        await account.ImportCampaignsAsync(
            Head, "a;Un bis;;;;;", "b;;;;;02/12/2025 10:00;1", "c;;;;;01/12/2025 10:00;3", "d;Six;;;;;");
        var before = await ImportWorld.StateAsync(account);

        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.All(await account.ItemsOfBatchAsync(undo), item =>
            Assert.Equal((BatchOutcome.Refused, Text("Import_CampaignChangedSince")), (item.Outcome, item.Message)));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    private static string Text(string key) => WordsOf.French(key);

    private static Task<ExpressCampaign> FindAsync(TestAccount account, string key) =>
        account.Inside(core => core.Db.Campaigns.AsNoTracking().SingleAsync(campaign => campaign.ExternalKey == key));

    private string In(int days) => $"{host.Now.AddDays(days):yyyy-MM-dd'T'HH:mm:ss}Z";

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.AddLabelAsync<Category>("Soldes");
        await account.AddLabelAsync<Category>("Presse");
        return account;
    }
}
