using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Orders from phones: who may, what happens once, and what everybody else is told.</summary>
public sealed class CampaignControlTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Interrupt_ByOneHundredPhonesAtOnce_HappensOnce_AndNinetyNineAreToldTheTruth()
    {
        // All of one contact, which may have fewer waiting as a rule.
        host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.PerContact = 100;
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var caller = await account.CallerAsync(contactId);
        var id = await account.AddCampaignAsync(CampaignState.Sending);

        var order = new CampaignOrderRequest(id, CampaignMoveKind.Interrupt);
        var answers = await Together.RunAsync(Enumerable.Range(0, 100).Select(_ =>
            (Func<Task<WriteResult<CampaignOrderResult>>>)(() => account.OrderAsync(caller, order))).ToArray());

        Assert.Single(answers, answer => answer.IsDone);
        Assert.All(answers.Where(answer => !answer.IsDone), answer =>
        {
            Assert.Equal(WriteStatus.Conflict, answer.Status);
            Assert.Equal(
                (CampaignConflict.IllegalMove, CampaignState.Interrupted), (answer.Value!.Conflict!.Value, answer.Value.Campaign.State));
            Assert.Equal((CampaignMoveKind.Interrupt, caller.Device!.Name), (answer.Value.Move!.Kind, answer.Value.Move.DeviceName));
        });
        var campaign = await account.CampaignAsync(id);
        Assert.Equal(CampaignState.Interrupted, campaign.State);
        Assert.Single(campaign.Moves, move => move.Kind == CampaignMoveKind.Interrupt);
    }

    [Fact]
    public async Task Interrupt_KeepsWhoWhenAndFromWhichDevice()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending);

        var moved = WriteAssert.Done(await account.OrderAsync(
            await account.CallerAsync(contactId), new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));

        var login = (await account.FindAsync(contactId)).UserName;
        Assert.Equal(
            ($"Sandra Durand ({login})", "iPhone de test", host.Now), (moved.Move!.ContactName, moved.Move.DeviceName, moved.Move.At));
        var history = (await account.As(contactId, core => core.Campaigns.FindDetailsAsync(id, 100)))!.History;
        Assert.Equal([CampaignMoveKind.Interrupt, CampaignMoveKind.Start, CampaignMoveKind.Validate], history.Select(move => move.Kind));
        Assert.Equal([true, false, false], history.Select(move => move.ContactName is not null));
    }

    [Fact]
    public async Task Order_SentAgainWithItsKey_IsAnsweredAgainAndDoesNothing_AlsoWhenItsDateHasCome()
    {
        var account = await AccountAsync();
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        var order = new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, host.Now.AddMinutes(5), 2, "a");
        var first = WriteAssert.Done(await account.OrderAsync(caller, order));
        host.Time.Advance(TimeSpan.FromHours(1));

        var second = WriteAssert.Done(await account.OrderAsync(caller, order));

        Assert.Equal((false, true), (first.IsRepeat, second.IsRepeat));
        Assert.Equal(first.Campaign, second.Campaign);
        Assert.Equal(first.Move, second.Move);
        Assert.Single((await account.CampaignAsync(id)).Moves, move => move.Kind == CampaignMoveKind.Reschedule);
    }

    [Fact]
    public async Task Order_WithTheKeyOfAnother_IsInvalid_AndKeysOfTwoContactsAreTwo()
    {
        var account = await AccountAsync();
        var one = await account.CallerAsync(await account.AddCallerAsync());
        var two = await account.CallerAsync(await account.AddCallerAsync());
        var first = await account.AddCampaignAsync(CampaignState.Validated);
        var second = await account.AddCampaignAsync(CampaignState.Validated);
        WriteAssert.Done(await account.OrderAsync(one, new CampaignOrderRequest(first, CampaignMoveKind.Devalidate, IdempotencyKey: "a")));

        var reused = await account.OrderAsync(one, new CampaignOrderRequest(second, CampaignMoveKind.Devalidate, IdempotencyKey: "a"));
        var other = await account.OrderAsync(two, new CampaignOrderRequest(second, CampaignMoveKind.Devalidate, IdempotencyKey: "a"));

        WriteAssert.Invalid(reused, CampaignControl.IdempotencyKeyField, "Campaign_IdempotencyKeyReused");
        Assert.True(other.IsDone);
    }

    [Fact]
    public async Task Order_MadeForAnOlderVersion_IsAConflict_ThatShowsThePresent()
    {
        var account = await AccountAsync();
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        WriteAssert.Done(await account.OrderAsync(
            caller, new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, host.Now.AddHours(3), 2)));

        var late = await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, host.Now.AddHours(9), 2));

        Assert.Equal((WriteStatus.Conflict, CampaignConflict.Stale), (late.Status, late.Value!.Conflict!.Value));
        Assert.Equal((3, host.Now.AddHours(3)), (late.Value.Campaign.Version, late.Value.Campaign.ScheduledAt));
    }

    [Theory]
    [InlineData(0, "Campaign_DatePast")]
    [InlineData(-60, "Campaign_DatePast")]
    [InlineData((CampaignControl.MaxDaysAhead * 1440) + 1, "Campaign_DateTooFar")]
    [InlineData(null, "Campaign_DateMissing")]
    public async Task Reschedule_ToABadDate_SaysSo(int? minutes, string key)
    {
        var account = await AccountAsync();
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        var date = minutes is { } ahead ? host.Now.AddMinutes(ahead) : (DateTime?)null;

        var order = new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, date);
        var result = await account.UnchangedBy(() => account.OrderAsync(caller, order));

        WriteAssert.Invalid(result, CampaignControl.ScheduledAtField, key, CampaignControl.MaxDaysAhead);
    }

    [Fact]
    public async Task Order_WhenThePrivilegeWasLoweredAfterTheCallCameIn_IsForbidden()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var caller = await account.CallerAsync(contactId);
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        var connector = (await account.ConnectorsOfAsync(contactId)).Single().Id;
        WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return core.Connectors.ChangePrivilegeAsync(connector, ConnectorPrivilege.Read);
        }));

        var result = await account.UnchangedBy(() => account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));

        WriteAssert.Forbidden(result, "Campaign_MayNotMove");
    }

    [Fact]
    public async Task Order_WhenTheDeviceHasEnded_IsForbidden()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var caller = await account.CallerAsync(contactId);
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return core.Devices.EndAsync(caller.Device!.Id);
        }));

        var order = new CampaignOrderRequest(id, CampaignMoveKind.Interrupt);
        WriteAssert.Forbidden(await account.OrderAsync(caller, order), "Campaign_MayNotMove");
    }

    [Fact]
    public async Task Campaigns_OfOtherCategories_OfNone_OrOfAnotherAccount_AreNotThere()
    {
        var account = await AccountAsync();
        var mine = await account.AddLabelAsync<Category>("Mienne");
        var notMine = await account.AddLabelAsync<Category>("Autre");
        var contactId = await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, mine);
        var caller = await account.CallerAsync(contactId);
        var seen = await account.AddCampaignAsync(CampaignState.Sending, categoryId: mine);
        long[] unseen =
        [
            await account.AddCampaignAsync(CampaignState.Sending, categoryId: notMine),
            await account.AddCampaignAsync(CampaignState.Sending),
            await (await AccountAsync()).AddCampaignAsync(CampaignState.Sending),
        ];

        foreach (var id in unseen)
        {
            Assert.Null(await account.As(contactId, core => core.Campaigns.FindAsync(id)));
            Assert.Null(await account.As(contactId, core => core.Campaigns.FindSeriesAsync(id, 10)));
            Assert.Null(await account.As(contactId, core => core.Campaigns.FindDetailsAsync(id, 100)));
            var order = new CampaignOrderRequest(id, CampaignMoveKind.Interrupt);
            Assert.Equal(WriteStatus.NotFound, (await account.OrderAsync(caller, order)).Status);
        }

        var page = await account.As(contactId, core => core.Campaigns.ListAsync(new CampaignQuery()));
        Assert.Equal([seen], page.Rows.Select(row => row.Id));
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task List_IsFilteredAndPaged_LatestFirst()
    {
        var account = await AccountAsync();
        var category = await account.AddLabelAsync<Category>("Soldes");
        var first = await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddHours(1), category, "Soldes d’été");
        var second = await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddHours(2), null, "Rentrée");
        var third = await account.AddCampaignAsync(CampaignState.Draft, name: "Brouillon d’ete");

        async Task<List<long>> IdsAsync(CampaignQuery query) =>
            [.. (await account.AsAdministrator(core => core.Campaigns.ListAsync(query))).Rows.Select(row => row.Id)];

        Assert.Equal([second, first, third], await IdsAsync(new CampaignQuery()));
        Assert.Equal([second, first], await IdsAsync(new CampaignQuery(States: [CampaignState.Validated])));
        Assert.Equal([first], await IdsAsync(new CampaignQuery(CategoryId: category)));
        Assert.Equal([first, third], await IdsAsync(new CampaignQuery(Search: "d’ETE")));
        Assert.Equal([second], await IdsAsync(new CampaignQuery(From: host.Now.AddHours(2))));
        Assert.Equal([first], await IdsAsync(new CampaignQuery(To: host.Now.AddHours(2))));
        Assert.Equal([first], await IdsAsync(new CampaignQuery(Page: 2, PageSize: 1)));
        Assert.Equal(3, (await account.AsAdministrator(core => core.Campaigns.ListAsync(new CampaignQuery(Page: 9, PageSize: 1)))).Total);
    }

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
