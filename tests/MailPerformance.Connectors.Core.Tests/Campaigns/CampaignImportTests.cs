using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Importing campaigns: all or nothing, repeatable, and never against a later decision made on a phone.</summary>
public sealed class CampaignImportTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Run_NewCampaign_ComesToItsStateByLegalMoves_AndASecondTimeChangesNothing()
    {
        var account = await AccountAsync();
        await account.AddLabelAsync<Category>("Soldes");
        ImportedCampaign[] rows =
        [
            Row("a", CampaignState.Sent) with { Category = "SOLDES", StateAt = host.Now.AddHours(-1), ScheduledAt = host.Now.AddHours(-3),
                Points = [Point(host.Now.AddHours(-2)), Point(host.Now)] },
            Row("b", CampaignState.Draft),
        ];

        var first = WriteAssert.Done(await RunAsync(account, rows));
        var second = WriteAssert.Done(await account.AsOperator(core => core.CampaignImport.RunAsync(rows)));

        Assert.Equal((2, 0), (first.Added, first.Updated));
        Assert.Equal((0, 2), (second.Added, second.Updated));
        var sent = await FindAsync(account, "a");
        Assert.Equal(
            (CampaignState.Sent, host.Now.AddHours(-3), host.Now.AddHours(-1)), (sent.State, sent.StartedAt!.Value, sent.EndedAt!.Value));
        Assert.Equal(
            [CampaignMoveKind.Validate, CampaignMoveKind.Start, CampaignMoveKind.Finish],
            sent.Moves.OrderBy(move => move.Id).Select(move => move.Kind));
        Assert.All(sent.Moves, move => Assert.Null(move.ContactId));
        Assert.Equal(2, await account.Inside(core => Task.FromResult(core.Db.CampaignPoints.Count())));
        Assert.Equal(TestCampaigns.Counts, sent.Counts);
    }

    [Fact]
    public async Task Run_CampaignUnderWay_BeganWhenTheFileSays_NotWhenItWasPlanned()
    {
        var account = await AccountAsync();
        WriteAssert.Done(
            await RunAsync(
                account, Row("a", CampaignState.Sending) with { ScheduledAt = host.Now.AddHours(-3), StateAt = host.Now.AddMinutes(-5) }));

        var campaign = await FindAsync(account, "a");

        Assert.Equal(host.Now.AddMinutes(-5), campaign.StartedAt);
        Assert.Equal(host.Now.AddHours(-3), campaign.Moves.Single(move => move.Kind == CampaignMoveKind.Validate).At);
    }

    [Fact]
    public async Task Run_AfterAPhoneInterrupted_KeepsThat_UnlessTheFileIsLater()
    {
        var account = await AccountAsync();
        WriteAssert.Done(await RunAsync(account, Row("a", CampaignState.Validated) with { ScheduledAt = host.Now.AddHours(1) }));
        var id = (await FindAsync(account, "a")).Id;
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Devalidate)));
        var stale = Row("a", CampaignState.Validated) with { ScheduledAt = host.Now.AddHours(1), Name = "Nouveau nom" };

        var kept = WriteAssert.Done(await RunAsync(account, stale));
        var keptToo = WriteAssert.Done(await RunAsync(account, stale with { StateAt = host.Now.AddMinutes(-1) }));
        var state = (await FindAsync(account, "a")).State;
        var later = WriteAssert.Done(await RunAsync(account, stale with { StateAt = host.Now.AddMinutes(1) }));

        Assert.Equal(["a"], kept.Kept);
        Assert.Equal(["a"], keptToo.Kept);
        Assert.Equal(CampaignState.Draft, state);
        Assert.Empty(later.Kept);
        var campaign = await FindAsync(account, "a");
        Assert.Equal((CampaignState.Validated, "Nouveau nom"), (campaign.State, campaign.Name));
    }

    [Fact]
    public async Task Run_WithErrors_NamesEachWithItsPlace_AndSavesNothing()
    {
        var account = await AccountAsync();
        var impossible = TestCampaigns.Counts with { Opens = 481 };
        ImportedCampaign[] rows =
        [
            Row("a", CampaignState.Draft),
            Row("", CampaignState.Draft) with { Place = "line 3" },
            Row("b ", CampaignState.Draft) with { Place = "line 3b" },
            Row("c", null) with { Place = "line 4" },
            Row("d", CampaignState.Sent) with { Place = "line 5", ScheduledAt = null },
            Row("e", CampaignState.Draft) with { Place = "line 6", Category = "Inconnue" },
            Row("a", CampaignState.Draft) with { Place = "line 7", Name = new string('x', 201) },
            Row("g", CampaignState.Draft) with { Place = "line 8",
                Points = [new ImportedPoint("line 8", host.Now, impossible), new ImportedPoint("line 9", null, TestCampaigns.Counts)] },
        ];

        var result = await account.UnchangedBy(() => account.AsOperator(core => core.CampaignImport.RunAsync(rows)));

        WriteAssert.Is(WriteStatus.Invalid, result);
        Assert.Equal(
            ["line 3, key", "line 3b, key", "line 4, state", "line 5, scheduledAt", "line 6, category", "line 7, name", "line 8, opens",
                "line 9, at", "line 7, key"],
            result.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task Simulator_SendsACampaignOverMinutes_AndStopsAtOnceWhenAPhoneInterrupts()
    {
        var account = await AccountAsync();
        var finishing = await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddMinutes(1));
        var stopped = await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddMinutes(1));
        var later = await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(1));
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var simulator = new CampaignSimulator(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Time, TimeSpan.FromMinutes(4));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await simulator.StepAsync();
        var begun = await account.CampaignAsync(finishing);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await simulator.StepAsync();
        var half = await account.CampaignAsync(finishing);
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(stopped, CampaignMoveKind.Interrupt)));
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await simulator.StepAsync();
        await simulator.StepAsync();

        var done = await account.CampaignAsync(finishing);
        var interrupted = await account.CampaignAsync(stopped);
        Assert.Equal((CampaignState.Sending, 0), (begun.State, begun.Counts.Sent));
        Assert.Equal((CampaignState.Sending, 500), (half.State, half.Counts.Sent));
        Assert.Equal((CampaignState.Sent, 1000), (done.State, done.Counts.Sent));
        Assert.Equal((CampaignState.Interrupted, 500), (interrupted.State, interrupted.Counts.Sent));
        Assert.Equal(CampaignState.Validated, (await account.CampaignAsync(later)).State);
        Assert.Empty(done.Counts.Impossible());
    }

    private static ImportedCampaign Row(string key, CampaignState? state) =>
        new(
            "line 2", key, "Campagne", "Objet", null, state, state is null or CampaignState.Draft ? null : Sample.Start.UtcDateTime, null,
            []);

    private static ImportedPoint Point(DateTime at) => new("line 2", at, TestCampaigns.Counts);

    private static Task<WriteResult<CampaignImportResult>> RunAsync(TestAccount account, params ImportedCampaign[] rows) =>
        account.AsOperator(core => core.CampaignImport.RunAsync(rows));

    private static async Task<ExpressCampaign> FindAsync(TestAccount account, string key) =>
        await account.CampaignAsync(
            await account.Inside(core => Task.FromResult(core.Db.Campaigns.Single(campaign => campaign.ExternalKey == key).Id)));

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
