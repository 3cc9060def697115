using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>One account, however busy, leaves connections to the others.</summary>
public sealed class SmallPoolTests(SmallPoolFactory host) : IClassFixture<SmallPoolFactory>
{
    private const int Phones = 6;
    private const int Campaigns = 50;
    private const int Orders = Phones * Campaigns;

    private WriteQueue Queue => host.Services.GetRequiredService<WriteQueue>();

    // Orders that wait: of each phone those that may, behind one that stands in the account's line.
    private int Waiting => Phones * (1 + host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.PerContact);

    [Fact]
    public async Task ThreeHundredOrdersOfOneAccount_WaitWithoutAConnection_AndAnotherAccountReadsAndWrites()
    {
        var (busy, other) = (await ApiWorld.CreateAsync(host), await ApiWorld.CreateAsync(host));
        var (phones, campaigns) = (await PhonesAsync(busy, Phones), await SendingAsync(busy, Campaigns));
        var (otherPhone, otherCampaigns) = (await other.PhoneAsync(), await SendingAsync(other, 10));
        var (admin, otherAdmin) = (await SignInAsync(busy), await SignInAsync(other));
        var underWay = Queue.Try(JobOf(busy))!;
        var save = SaveAsync(admin);
        while (Queue.Waiting(JobOf(busy)) == 0)
        {
            await Task.Yield();
        }

        var orders = phones.SelectMany(_ => campaigns, Interrupt).ToList();
        var refused = await FirstAsync(orders, Orders - Waiting);

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.Equal((1 + Phones, 0), (Queue.Waiting(JobOf(busy)), host.Pool.Open));
        await otherPhone.CallAsync("/campaigns").OkAsync();
        PageAssert.Is(HttpStatusCode.OK, await otherAdmin.GetAsync("/administration/contacts"));

        var otherOrders = otherCampaigns.Select(id => otherPhone.PostAsync($"/campaigns/{id}/interruption").OkAsync()).ToList();
        var otherSave = SaveAsync(otherAdmin);
        underWay.Dispose();
        await Task.WhenAll(otherOrders);
        PageAssert.RedirectsTo("/profil", await otherSave);
        PageAssert.RedirectsTo("/profil", await save);
        await otherPhone.CallAsync("/campaigns").OkAsync();

        var answers = (await Task.WhenAll(orders)).CountBy(answer => answer.StatusCode).ToDictionary();
        Assert.Equal(Orders - Waiting, answers[HttpStatusCode.ServiceUnavailable]);
        Assert.Equal(Waiting, answers[HttpStatusCode.OK] + answers[HttpStatusCode.Conflict]);
        Assert.Equal(answers[HttpStatusCode.OK], await InterruptedAsync(busy.Account));
        Assert.Equal(otherCampaigns.Count, await InterruptedAsync(other.Account));
        Assert.Equal(0, host.Pool.Failures);
    }

    private static Actor JobOf(ApiWorld world) => Actor.Unattended(world.Account.Id, Entrance.Job);

    private Task<TestSite> SignInAsync(ApiWorld world) => host.SignInAsync(world.Account, world.Account.AdministratorId);

    private static Task<TestPage> SaveAsync(TestSite admin) => admin.SubmitAsync("/profil", form => form.Set("RowsPerTable", "7"));

    private static Task<HttpResponseMessage> Interrupt(TestPhone phone, long campaignId) =>
        phone.PostAsync($"/campaigns/{campaignId}/interruption");

    private static async Task<List<TestPhone>> PhonesAsync(ApiWorld world, int count)
    {
        var phones = new List<TestPhone>();
        while (phones.Count < count)
        {
            phones.Add(await world.PhoneAsync());
        }

        return phones;
    }

    private static async Task<List<long>> SendingAsync(ApiWorld world, int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            ids.Add(await world.CampaignAsync(CampaignState.Sending));
        }

        return ids;
    }

    private static async Task<List<HttpResponseMessage>> FirstAsync(IEnumerable<Task<HttpResponseMessage>> orders, int count)
    {
        var first = new List<HttpResponseMessage>();
        await foreach (var order in Task.WhenEach(orders))
        {
            first.Add(await order);
            if (first.Count == count)
            {
                break;
            }
        }

        return first;
    }

    private static Task<int> InterruptedAsync(TestAccount account) => account.Inside(core =>
        core.Db.Set<ExpressCampaign>().CountAsync(campaign => campaign.State == CampaignState.Interrupted));
}
