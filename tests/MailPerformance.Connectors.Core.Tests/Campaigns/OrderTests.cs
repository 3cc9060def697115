using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Tests of orders to a sending system that is another one; each makes its own account, campaign and phone.</summary>
public abstract class OrderTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestSending _sending = new();

    protected OrderTests() => Host = CoreHost.SendingBy(_sending);

    protected CoreHost Host { get; }

    public Task InitializeAsync() => Host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    protected Task<int> SendDueAsync() => Host.Services.GetRequiredService<CampaignOrderSender>().SendDueAsync();

    protected Task<bool> SettleAsync(Guid key, SendingAnswer answer) =>
        Host.Services.GetRequiredService<CampaignSettlement>().SettleAsync(key, answer);

    protected async Task<World> WorldAsync(CampaignState state = CampaignState.Sending)
    {
        var account = await Host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        return new World(account, _sending[account], caller, await account.AddCampaignAsync(state));
    }

    protected sealed record World(TestAccount Account, TestSending.OfAccount Sending, MobileCaller Caller, long Id)
    {
        public Task<WriteResult<CampaignOrderResult>> OrderAsync(CampaignOrderRequest request) =>
            Account.OrderAsync(Caller, request);

        public Task<WriteResult<CampaignOrderResult>> InterruptAsync() =>
            OrderAsync(new CampaignOrderRequest(Id, CampaignMoveKind.Interrupt));

        public Task<WriteResult<CampaignOrderResult>> RescheduleAsync(int hours) => OrderAsync(
            new CampaignOrderRequest(Id, CampaignMoveKind.Reschedule, Account.Host.Time.GetUtcNow().UtcDateTime.AddHours(hours)));

        public Task<List<CampaignOrder>> OrdersAsync() =>
            Account.Inside(core => core.Db.CampaignOrders.AsNoTracking().OrderBy(order => order.Id).ToListAsync());

        public async Task<CampaignOrder> OrderAsync() => Assert.Single(await OrdersAsync());

        public async Task<CampaignView> ListedAsync() =>
            Assert.Single((await Account.AsAdministrator(core => core.Campaigns.ListAsync(new CampaignQuery()))).Rows);

        public async Task<CampaignDetails> DetailsAsync() =>
            (await Account.AsAdministrator(core => core.Campaigns.FindDetailsAsync(Id, 100)))!;

        /// <summary>Moves that somebody ordered, and notices of them.</summary>
        public Task<(int Moves, int Notices)> CountAsync() => Account.Inside(async core => (
            await core.Db.CampaignMoves.CountAsync(move => move.ContactId != null), await core.Db.CampaignNotices.CountAsync()));

        public Task<int> ChangeAsync(Action<CampaignOrder> change) => Account.Inside(async core =>
        {
            change(await core.Db.CampaignOrders.SingleAsync());
            return await core.Db.SaveChangesAsync();
        });

        public Task<int> StartAsync() => MoveAsync(CampaignMoveKind.Start);

        public Task<int> MoveAsync(CampaignMoveKind kind) => Account.Inside(async core =>
        {
            var campaign = await core.Db.Campaigns.SingleAsync(found => found.Id == Id);
            var now = Account.Host.Time.GetUtcNow().UtcDateTime;
            Assert.NotNull(campaign.Move(kind, now, now.AddHours(1)));
            return await core.Db.SaveChangesAsync();
        });
    }
}
