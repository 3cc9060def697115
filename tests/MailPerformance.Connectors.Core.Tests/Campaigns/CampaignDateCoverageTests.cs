using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>« Couverture d'arrêt » and the calendar: a campaign that is put off may be sent when nobody can stop it any more.</summary>
public sealed class CampaignDateCoverageTests
{
    private const int AccessDays = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reschedule_BeyondTheAccessOfTheLastWhoCanStop_AsksFirst_AndIsDoneOnceThatIsAccepted(bool isLocal)
    {
        await using var world = await World.CreateAsync(isLocal);

        var asked = await world.Account.UnchangedBy(() => world.RescheduleAsync(AccessDays + 1));
        var done = WriteAssert.Done(await world.RescheduleAsync(AccessDays + 1, isAccepted: true));

        Assert.Equal((WriteStatus.Conflict, CampaignConflict.Uncovered), (asked.Status, asked.Value!.Conflict));
        var name = (await world.CampaignAsync()).Name;
        Assert.Equal(CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", name)), asked.Value.Question);
        Assert.Equal(CampaignOrderState.Confirmed, done.Order!.State);
        Assert.Equal(world.In(AccessDays + 1), (await world.CampaignAsync()).ScheduledAt);
    }

    [Theory]
    [InlineData(AccessDays - 1, false)]
    [InlineData(AccessDays + 1, true)]
    public async Task Reschedule_ToADateThatSomebodyCanStop_AsksNothing(int days, bool hasSecond)
    {
        await using var world = await World.CreateAsync(isLocal: true);
        if (hasSecond)
        {
            await world.Account.AddCallerAsync();
        }

        Assert.Equal(CampaignOrderState.Confirmed, WriteAssert.Done(await world.RescheduleAsync(days)).Order!.State);
    }

    [Fact]
    public async Task Reschedule_ToAnEarlierDate_ReadsNoCoverage()
    {
        await using var world = await World.CreateAsync(isLocal: true);

        var later = await world.Host.Commands.ListenAsync(() => world.RescheduleAsync(5));
        var earlier = await world.Host.Commands.ListenAsync(() => world.RescheduleAsync(2));

        Assert.Equal(world.In(2), (await world.CampaignAsync()).ScheduledAt);
        Assert.Equal(2, later.Count(ReadsStoppers));
        Assert.DoesNotContain(earlier, ReadsStoppers);
    }

    private static bool ReadsStoppers(string sql) => sql.Contains("MAX(", StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Confirmation_OfADateThatNobodyCanStop_IsNotRefused_SinceItHasHappened()
    {
        await using var world = await World.CreateAsync(isLocal: false);
        world.Sending!.Silent();
        var kept = WriteAssert.Done(await world.RescheduleAsync(AccessDays - 1));
        await world.Account.ChangeAsync(world.ContactId, contact => contact.AccessEndsAt = world.In(1));

        var settlement = world.Host.Services.GetRequiredService<CampaignSettlement>();
        await settlement.SettleAsync(Assert.Single(world.Sending.Orders).Key, TestSending.Done(world.Host.Now));

        Assert.True(kept.Order!.IsPending);
        Assert.Equal(world.In(AccessDays - 1), (await world.CampaignAsync()).ScheduledAt);
    }

    [Fact]
    public async Task DateThatIsOnlyAskedForYet_CountsForTheCover()
    {
        await using var world = await World.CreateAsync(isLocal: false);
        world.Sending!.Silent();
        WriteAssert.Done(await world.RescheduleAsync(AccessDays + 1, isAccepted: true));

        var cover = Assert.Single(await world.Account.AsAdministrator(core => core.Coverage.ReadAsync()));

        Assert.Equal(CoverLevel.None, cover.Level);
    }

    [Fact]
    public async Task Import_ThatPutsACampaignOff_AsksFirst_AndIsDoneWithForce()
    {
        await using var world = await World.CreateAsync(isLocal: true);
        var row = (await world.RowAsync(CampaignState.Validated)) with { ScheduledAt = world.In(AccessDays + 1) };

        var asked = await world.Account.UnchangedBy(() => world.ImportAsync(row));
        var done = await world.ImportAsync(row, isForced: true);

        Assert.True(asked.IsByRule);
        WriteAssert.InvalidIn(asked, StopCoverageRule.Field);
        WriteAssert.Done(done);
    }

    [Fact]
    public async Task Import_ThatEndsACampaign_LosesNobody_WhateverItsCategoryBecomes()
    {
        await using var world = await World.CreateAsync(isLocal: true);
        await world.Account.AddLabelAsync<Category>("Autre");
        var row = (await world.RowAsync(CampaignState.Sent)) with { Category = "Autre", ScheduledAt = world.In(0) };

        WriteAssert.Done(await world.ImportAsync(row));

        Assert.Equal(CampaignState.Sent, (await world.CampaignAsync()).State);
    }

    // One campaign that is planned for tomorrow, and one contact who can stop it, for ten days.
    private sealed record World(
        CoreHost Host, TestAccount Account, TestSending.OfAccount? Sending, long ContactId, long Id, DateTime Start) : IAsyncDisposable
    {
        public static async Task<World> CreateAsync(bool isLocal)
        {
            var sending = isLocal ? null : new TestSending(answers: true);
            var host = sending is null ? new CoreHost() : CoreHost.SendingBy(sending);
            await host.InitializeAsync();
            var account = await host.CreateAccountAsync();
            await account.SetOptionAsync(true);
            var contactId = await account.AddCallerAsync();
            var start = host.Now;
            await account.ChangeAsync(contactId, contact => contact.AccessEndsAt = start.AddDays(AccessDays));
            var id = await account.AddCampaignAsync(CampaignState.Validated, start.AddDays(1));
            return new World(host, account, sending?[account], contactId, id, start);
        }

        public DateTime In(int days) => Start.AddDays(days);

        public Task<ExpressCampaign> CampaignAsync() => Account.CampaignAsync(Id);

        public async Task<WriteResult<CampaignOrderResult>> RescheduleAsync(int days, bool isAccepted = false)
        {
            var caller = await Account.CallerAsync(ContactId);
            return await Host.InScope(core =>
            {
                core.Current.Enter(caller.Contact);
                if (isAccepted)
                {
                    core.Consent.Give(StopCoverageRule.Field);
                }

                return core.CampaignControl.OrderAsync(new CampaignOrderRequest(Id, CampaignMoveKind.Reschedule, In(days)));
            });
        }

        public async Task<ImportedCampaign> RowAsync(CampaignState state)
        {
            var campaign = await CampaignAsync();
            return new ImportedCampaign(
                "line 2", campaign.ExternalKey, campaign.Name, campaign.Subject, null, state, campaign.ScheduledAt, null, []);
        }

        public Task<WriteResult<CampaignImportResult>> ImportAsync(ImportedCampaign row, bool isForced = false) =>
            Account.AsOperator(core =>
            {
                if (isForced)
                {
                    core.Consent.Force();
                }

                return core.CampaignImport.RunAsync([row]);
            });

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
