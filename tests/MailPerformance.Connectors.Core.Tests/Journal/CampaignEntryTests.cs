using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Campaigns;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What the journal says of campaigns, and of the orders that phones give.</summary>
public sealed class CampaignEntryTests : OrderTests
{
    [Fact]
    public async Task Import_TellsWhatIsAddedChangedAndMoved_AndNothingASecondTime()
    {
        var account = await Host.CreateAccountAsync();
        await account.AddLabelAsync<Category>("Soldes");
        var at = Host.Now.AddHours(3);
        ImportedCampaign[] rows =
        [
            new("1", "a", "Été", "Objet", "Soldes", CampaignState.Validated, at, null, [new("1", Host.Now, TestCampaigns.Counts)]),
            new("2", "b", "Hiver", "", null, CampaignState.Draft, null, null, []),
        ];

        var added = await account.ToldByAsync(() => ImportAsync(account, rows));
        await account.NothingToldByAsync(() => ImportAsync(account, rows));
        var counted = rows[0] with { Points = [new("1", Host.Now, TestCampaigns.Counts with { Opens = 121 })] };
        await account.NothingToldByAsync(() => ImportAsync(account, counted));
        var changed = await account.OneToldByAsync(() =>
            ImportAsync(account, rows[0] with { Name = "Rentrée", Category = null }, rows[1]));
        var moved = await account.OneToldByAsync(() =>
            ImportAsync(account, rows[0] with { Name = "Rentrée", Category = null, ScheduledAt = at.AddHours(1) }));

        Assert.Equal([JournalKind.CampaignAdded, JournalKind.CampaignAdded], added.Select(one => one.Kind));
        var id = added[0].Entry.SubjectId;
        added[0].Is(JournalKind.CampaignAdded, Entrance.Command, null, await IdAsync(account, "Rentrée")).Names("Été")
            .Says("after:Name=Été", "after:Subject=Objet", "after:Category=Soldes");
        added[1].Is(JournalKind.CampaignAdded, Entrance.Command, null, await IdAsync(account, "Hiver")).Names("Hiver")
            .Says("after:Name=Hiver");
        changed.Is(JournalKind.CampaignChanged, Entrance.Command, null, id).Names("Rentrée")
            .Says("before:Name=Été", "after:Name=Rentrée", "before:Category=Soldes");
        moved.Is(JournalKind.CampaignMoved, Entrance.Command, null, id).Names("Rentrée")
            .Says("after:Kind=Reschedule", $"after:NewScheduledAt={at.AddHours(1):O}");
    }

    [Fact]
    public async Task Order_Given_IsThePhonesOwn_WithItsDevice()
    {
        var world = await WorldAsync(CampaignState.Validated);
        var (contact, at) = (world.Caller.Contact.Actor.ContactId, Host.Now.AddHours(5));
        var name = (await world.Account.CampaignAsync(world.Id)).Name;

        var told = await world.Account.OneToldByAsync(async () => WriteAssert.Done(await world.OrderAsync(
            new CampaignOrderRequest(world.Id, CampaignMoveKind.Reschedule, at))));

        told.Is(JournalKind.OrderGiven, Entrance.Phone, contact, world.Id, contact).Names(name)
            .Says("after:Kind=Reschedule", $"after:ScheduledAt={at:O}");
        Assert.Equal("iPhone de test", told[JournalSaid.Device]);
    }

    [Fact]
    public async Task Order_ConfirmedAtOnce_IsToldBeforeTheMoveThatItMakes()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Done(Host.Now));
        var contact = world.Caller.Contact.Actor.ContactId;
        var name = (await world.Account.CampaignAsync(world.Id)).Name;

        var told = await world.Account.ToldByAsync(async () => WriteAssert.Done(await world.InterruptAsync()));

        Assert.Equal([JournalKind.OrderGiven, JournalKind.CampaignMoved], told.Select(one => one.Kind));
        told[0].Is(JournalKind.OrderGiven, Entrance.Phone, contact, world.Id, contact).Says("after:Kind=Interrupt");
        told[1].Is(JournalKind.CampaignMoved, Entrance.Job, null, world.Id, contact).Names(name).Says("after:Kind=Interrupt");
    }

    [Fact]
    public async Task Order_Refused_IsTold_Once()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Accept());
        WriteAssert.Done(await world.InterruptAsync());
        var (key, contact) = (Assert.Single(world.Sending.Orders).Key, world.Caller.Contact.Actor.ContactId);

        var told = await world.Account.OneToldByAsync(async () =>
        {
            await SettleAsync(key, TestSending.Refuse("verrouillée", CampaignRefusal.NotPossible));
            await SettleAsync(key, TestSending.Done(Host.Now));
        });

        told.Is(JournalKind.OrderRefused, Entrance.Job, null, world.Id, contact)
            .Says("after:Kind=Interrupt", "after:Refusal=NotPossible");
    }

    [Fact]
    public async Task Order_SentAgainWithItsKey_IsToldOnce()
    {
        var world = await WorldAsync();
        var order = new CampaignOrderRequest(world.Id, CampaignMoveKind.Interrupt, IdempotencyKey: "a");
        WriteAssert.Done(await world.OrderAsync(order));

        await world.Account.NothingToldByAsync(async () => Assert.True(WriteAssert.Done(await world.OrderAsync(order)).IsRepeat));
    }

    private static async Task ImportAsync(TestAccount account, params ImportedCampaign[] rows) =>
        WriteAssert.Done(await account.AsOperator(core => core.CampaignImport.RunAsync(rows)));

    private static async Task<long> IdAsync(TestAccount account, string name) =>
        (await account.AsAdministrator(core => core.Campaigns.ListAsync(new CampaignQuery()))).Rows.Single(row => row.Name == name).Id;
}
