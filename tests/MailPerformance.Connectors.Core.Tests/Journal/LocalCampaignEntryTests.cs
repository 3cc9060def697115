using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Orders where the product itself sends: order and move are one write.</summary>
public sealed class LocalCampaignEntryTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Order_IsToldBeforeTheMoveThatItMakes_InOneWrite()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contact = await account.AddCallerAsync();
        var caller = await account.CallerAsync(contact);
        var id = await account.AddCampaignAsync(CampaignState.Sending, name: "Été");

        var told = await account.ToldByAsync(async () =>
            WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt))));

        Assert.Equal([JournalKind.OrderGiven, JournalKind.CampaignMoved], told.Select(one => one.Kind));
        Assert.All(told, one => one.Is(one.Kind, Entrance.Phone, contact, id, contact).Names("Été").Says("after:Kind=Interrupt"));
        Assert.All(told, one => Assert.Equal("iPhone de test", one[JournalSaid.Device]));
    }
}
