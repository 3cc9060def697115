using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What one contact does holds up nobody else of the account.</summary>
public sealed class FloodTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>
{
    private const int Posts = 300;

    private WriteQueue Queue => host.Services.GetRequiredService<WriteQueue>();

    // One in the account's line, and behind it those that may wait.
    private int Kept => 1 + host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.PerContact;

    [Fact]
    public async Task ThreeHundredPostsOfOneContact_AreRefusedToThatContact_AndAPhoneStopsACampaign_AndAnotherSaves()
    {
        var world = await ApiWorld.CreateAsync(host);
        var account = world.Account;
        var (phone, campaign) = (await world.PhoneAsync(), await world.CampaignAsync(CampaignState.Sending));
        var flooder = await host.SignInAsync(account, await account.AddContactAsync());
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var (form, adminForm) = (await flooder.GetAsync("/profil"), await admin.GetAsync("/profil"));
        var job = Actor.Unattended(account.Id, Entrance.Job);
        List<Task<TestPage>> posts;
        Task<HttpResponseMessage> order;
        Task<TestPage> save;
        using (Queue.Try(job))
        {
            posts = [.. Enumerable.Range(0, Posts).Select(_ => SaveAsync(flooder, form))];
            var refused = await FirstAsync(posts, Posts - Kept);
            Assert.All(refused, page => PageAssert.Refused(HttpStatusCode.ServiceUnavailable, page, Words.Web("Error_503_Title")));

            var pages = Queue.Waiting(Page(account));
            order = phone.PostAsync($"/campaigns/{campaign}/interruption");
            save = SaveAsync(admin, adminForm);
            while (!order.IsCompleted && !save.IsCompleted && Queue.Waiting(Page(account)) < pages + 2)
            {
                await Task.Yield();
            }

            Assert.False(order.IsCompleted || save.IsCompleted);
        }

        await order.OkAsync();
        PageAssert.RedirectsTo("/profil", await save);
        Assert.Equal(CampaignState.Interrupted, (await account.CampaignAsync(campaign)).State);
        var answers = (await Task.WhenAll(posts)).CountBy(page => page.Status).ToDictionary();
        Assert.Equal((Kept, Posts - Kept), (answers[HttpStatusCode.Redirect], answers[HttpStatusCode.ServiceUnavailable]));
    }

    // Who has no write of their own.
    private static Actor Page(TestAccount account) => Actor.Unattended(account.Id, Entrance.Link);

    private static Task<TestPage> SaveAsync(TestSite site, TestPage form) =>
        site.SubmitAsync(form, fields => fields.Set("RowsPerTable", "7"), "/profil");

    private static async Task<List<TestPage>> FirstAsync(IEnumerable<Task<TestPage>> posts, int count)
    {
        var first = new List<TestPage>();
        await foreach (var post in Task.WhenEach(posts))
        {
            first.Add(await post);
            if (first.Count == count)
            {
                break;
            }
        }

        return first;
    }
}
