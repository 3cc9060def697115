using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Orders to a sending system that is another one: late, twice, not at all, or refused.</summary>
public sealed class CampaignOrderTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestSending _sending = new();
    private readonly CoreHost _host;

    public CampaignOrderTests() => _host = CoreHost.SendingBy(_sending);

    public Task InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Order_AnsweredAtOnce_IsConfirmed_WithTheMoveAtTheInstantOfTheSendingSystem()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Done(_host.Now.AddSeconds(-1)));

        var result = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal((CampaignOrderState.Confirmed, false), (result.Order!.State, result.Order.IsPending));
        Assert.Equal((CampaignState.Interrupted, null), (result.Campaign.State, result.Campaign.Order));
        Assert.Equal(
            (CampaignMoveKind.Interrupt, _host.Now.AddSeconds(-1), "iPhone de test"),
            (result.Move!.Kind, result.Move.At, result.Move.DeviceName));
        var sent = Assert.Single(world.Sending.Orders);
        var campaign = await world.Account.CampaignAsync(world.Id);
        Assert.Equal(
            (campaign.ExternalKey, CampaignMoveKind.Interrupt, world.Account.Code), (sent.CampaignKey, sent.Kind, sent.AccountCode));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Order_NotAnswered_IsPending_AndSentAgainAfterGrowingPauses_WithTheSameKey_UntilItIs()
    {
        var world = await WorldAsync();
        var result = WriteAssert.Done(await world.InterruptAsync());
        Assert.Equal((CampaignOrderState.Sent, _host.Now, null), (result.Order!.State, result.Order.SentAt, result.Order.AcceptedAt));
        Assert.Equal((CampaignState.Sending, result.Order), (result.Campaign.State, result.Campaign.Order));

        List<double> pauses = [];
        for (var attempt = 2; attempt <= 8; attempt++)
        {
            var next = (await world.OrderAsync()).NextAttemptAt!.Value;
            pauses.Add((next - _host.Now).TotalSeconds);
            _host.Time.Advance(next - _host.Now - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await SendDueAsync());
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await SendDueAsync());
            Assert.Equal(attempt, world.Sending.Orders.Count);
        }

        // Five seconds for the answer, then the pause.
        Assert.Equal([7, 9, 13, 21, 37, 65, 65], pauses);
        world.Sending.Answers(TestSending.Done(_host.Now));
        _host.Time.Advance(TimeSpan.FromSeconds(65));
        Assert.Equal(1, await SendDueAsync());
        Assert.Equal(0, await SendDueAsync());
        Assert.Single(world.Sending.Orders.Select(order => order.Key).Distinct());
        Assert.Equal(CampaignState.Interrupted, (await world.Account.CampaignAsync(world.Id)).State);
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Order_ThatTheSendingSystemKeepsWaiting_IsPendingWhenTheTimeIsUp()
    {
        var world = await WorldAsync();
        var asked = new TaskCompletionSource();
        world.Sending.Answer = (_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<SendingAnswer>().Task;
        };

        var order = world.InterruptAsync();
        await asked.Task;
        _host.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(CampaignOrderState.Sent, WriteAssert.Done(await order).Order!.State);
    }

    [Fact]
    public async Task Order_OfAProcessThatDiedBeforeItSent_IsSentByTheJob()
    {
        var world = await WorldAsync();
        CampaignOrder? whileSent = null;
        world.Sending.Answer = async (_, _) =>
        {
            whileSent = await world.OrderAsync();
            throw new TimeoutException();
        };
        WriteAssert.Done(await world.InterruptAsync());

        // Kept before it is sent: the row as whoever dies there leaves it.
        Assert.Equal((CampaignOrderState.Kept, null), (whileSent!.State, whileSent.SentAt));
        await world.ChangeAsync(order => (order.State, order.SentAt) = (whileSent.State, whileSent.SentAt));
        world.Sending.Answers(TestSending.Done(_host.Now));

        Assert.Equal(0, await SendDueAsync());
        _host.Time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(1, await SendDueAsync());

        var order = await world.OrderAsync();
        Assert.Equal((CampaignOrderState.Confirmed, _host.Now), (order.State, order.SentAt!.Value));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Jobs_OfSeveralNodesAtOnce_SendOnce()
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        world.Sending.Answers(TestSending.Done(_host.Now));
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        var counts = await Together.RunAsync(Enumerable.Range(0, 4).Select(_ => (Func<Task<int>>)SendDueAsync).ToArray());

        Assert.Equal((1, 2), (counts.Sum(), world.Sending.Orders.Count));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Jobs_OfWhichOneTakesLongerThanItsClaim_SendTheSameKey_AndMoveOnce()
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource<SendingAnswer>());
        world.Sending.Answer = (_, _) =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        var slow = SendDueAsync();
        await asked.Task;
        await world.ChangeAsync(order => order.NextAttemptAt = _host.Now);

        var quick = SendDueAsync();
        while (world.Sending.Orders.Count < 3)
        {
            await Task.Yield();
        }

        answer.SetResult(TestSending.Done(_host.Now));

        Assert.Equal((1, 1), (await slow, await quick));
        Assert.Single(world.Sending.Orders.Select(order => order.Key).Distinct());
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Answer_ThatComesTwice_MovesOnce_AndTellsOnce_AlsoWhenTheSecondSaysOtherwise()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Accept());
        var accepted = WriteAssert.Done(await world.InterruptAsync());
        Assert.Equal((CampaignOrderState.Sent, _host.Now), (accepted.Order!.State, accepted.Order.AcceptedAt));
        var key = Assert.Single(world.Sending.Orders).Key;
        _host.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(await SettleAsync(key, TestSending.Done(_host.Now)));
        var first = await world.OrderAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await SettleAsync(key, TestSending.Done(_host.Now)));
        Assert.True(await SettleAsync(key, TestSending.Refuse("trop tard")));
        Assert.True(await SettleAsync(key, TestSending.Accept()));
        Assert.False(await SettleAsync(Guid.NewGuid(), TestSending.Done(_host.Now)));

        var last = await world.OrderAsync();
        Assert.Equal(
            (CampaignOrderState.Confirmed, first.AnsweredAt, (CampaignRefusal?)null, (DateTime?)null),
            (last.State, last.AnsweredAt, last.Refusal, last.NextAttemptAt));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Answers_AtTheSameMoment_MoveOnce()
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        var key = world.Sending.Orders[0].Key;

        await Together.RunAsync(Enumerable.Range(0, 8).Select(_ =>
            (Func<Task<bool>>)(() => SettleAsync(key, TestSending.Done(_host.Now)))).ToArray());

        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Order_Refused_ChangesNothing_AndIsShownUntilTheCampaignMoves()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Refuse("verrouillée par l’exploitation", CampaignRefusal.NotPossible));
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        var refused = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal(
            (CampaignOrderState.Refused, CampaignRefusal.NotPossible, "verrouillée par l’exploitation", _host.Now),
            (refused.Order!.State, refused.Order.Refusal!.Value, refused.Order.RefusalWords, refused.Order.AnsweredAt!.Value));
        Assert.Equal((CampaignState.Sending, refused.Order), (refused.Campaign.State, refused.Campaign.Order));
        Assert.Equal(CampaignMoveKind.Start, refused.Move!.Kind);
        Assert.Equal((0, 0), await world.CountAsync());
        Assert.Equal(refused.Order, (await world.ListedAsync()).Order);

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        world.Sending.Answers(TestSending.Done(_host.Now));
        Assert.Null(WriteAssert.Done(await world.InterruptAsync()).Campaign.Order);
        Assert.Null((await world.ListedAsync()).Order);
        Assert.Equal([refused.Order], (await world.DetailsAsync()).Orders);
    }

    [Fact]
    public async Task Interrupt_WaitsForNoOtherOrder_AndAPlanThatItOvertook_IsNotSentAgain()
    {
        var world = await WorldAsync(CampaignState.Validated);
        WriteAssert.Done(await world.RescheduleAsync(hours: 5));
        await world.StartAsync();
        world.Sending.Answers(TestSending.Done(_host.Now));

        var stopped = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal((CampaignOrderState.Confirmed, CampaignState.Interrupted), (stopped.Order!.State, stopped.Campaign.State));
        Assert.Equal(CampaignMoveKind.Reschedule, stopped.Campaign.Order!.Kind);
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await SendDueAsync());
        Assert.Equal(
            [CampaignRefusal.Overtaken, null],
            (await world.OrdersAsync()).Select(order => order.Refusal));
        Assert.Single(world.Sending.Orders, order => order.Kind == CampaignMoveKind.Reschedule);
    }

    [Fact]
    public async Task Reschedule_WithoutAnAnswer_IsNotSentAfterALaterOne_AndNeverUndoesIt()
    {
        var world = await WorldAsync(CampaignState.Validated);
        WriteAssert.Done(await world.RescheduleAsync(hours: 5));
        WriteAssert.Done(await world.RescheduleAsync(hours: 8));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendDueAsync());
        world.Sending.Answers(TestSending.Done(_host.Now));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendDueAsync());
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await SendDueAsync());

        var plans = world.Sending.Orders.Select(order => order.ScheduledAt).ToList();
        Assert.Single(plans, plans[0]);
        Assert.Equal(plans[^1], (await world.Account.CampaignAsync(world.Id)).ScheduledAt);
        Assert.Equal(
            [CampaignOrderState.Refused, CampaignOrderState.Confirmed], (await world.OrdersAsync()).Select(order => order.State));
    }

    [Theory]
    [InlineData(CampaignMoveKind.Finish, CampaignOrderState.Refused)]
    [InlineData(CampaignMoveKind.Interrupt, CampaignOrderState.Confirmed)]
    public async Task Order_WhoseCampaignEndsInAnotherWay_IsOvertaken_OrDoneWhenThatIsWhatItWanted(
        CampaignMoveKind end, CampaignOrderState expected)
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        await world.MoveAsync(end);
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await SendDueAsync());

        var order = await world.OrderAsync();
        Assert.Equal((expected, 1), (order.State, world.Sending.Orders.Count));
        Assert.Equal(expected == CampaignOrderState.Refused ? CampaignRefusal.Overtaken : null, order.Refusal);
        Assert.Equal((0, 0), await world.CountAsync());
    }

    [Fact]
    public async Task Confirmation_OfACampaignThatIsThereAlready_MakesNoSecondMove()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Accept());
        WriteAssert.Done(await world.InterruptAsync());
        await world.MoveAsync(CampaignMoveKind.Interrupt);

        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(_host.Now));

        Assert.Equal((CampaignOrderState.Confirmed, null), ((await world.OrderAsync()).State, (await world.OrderAsync()).MoveId));
        Assert.Single((await world.Account.CampaignAsync(world.Id)).Moves, move => move.Kind == CampaignMoveKind.Interrupt);
    }

    [Fact]
    public async Task Order_SentAgainWithItsKey_IsAnsweredAsItNowIs_AndIsOneOrder()
    {
        var world = await WorldAsync();
        var request = new CampaignOrderRequest(world.Id, CampaignMoveKind.Interrupt, IdempotencyKey: "a");
        Assert.False(WriteAssert.Done(await world.OrderAsync(request)).IsRepeat);

        var pending = WriteAssert.Done(await world.OrderAsync(request));
        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(_host.Now));
        var done = WriteAssert.Done(await world.OrderAsync(request));

        Assert.Equal((true, CampaignOrderState.Sent), (pending.IsRepeat, pending.Order!.State));
        Assert.Equal((true, CampaignOrderState.Confirmed), (done.IsRepeat, done.Order!.State));
        Assert.Equal((CampaignState.Interrupted, CampaignMoveKind.Interrupt), (done.Campaign.State, done.Move!.Kind));
        Assert.Equal((1, pending.Order.Id), (world.Sending.Orders.Count, done.Order.Id));
    }

    [Fact]
    public async Task Order_WithoutAnAnswer_ChangesTheVersion_SoThatNobodyPlansOverItUnseen()
    {
        var world = await WorldAsync(CampaignState.Validated);
        var before = (await world.DetailsAsync()).Campaign.Version;
        var pending = WriteAssert.Done(await world.OrderAsync(new CampaignOrderRequest(world.Id, CampaignMoveKind.Devalidate)));

        var plan = new CampaignOrderRequest(world.Id, CampaignMoveKind.Reschedule, _host.Now.AddHours(2), before);
        var late = await world.OrderAsync(plan);

        Assert.Equal(CampaignConflict.Stale, late.Value!.Conflict);
        Assert.Equal(pending.Order, late.Value.Campaign.Order);
        Assert.True((await world.OrderAsync(plan with { ExpectedVersion = pending.Campaign.Version })).IsDone);
    }

    private Task<int> SendDueAsync() => _host.Services.GetRequiredService<CampaignOrderSender>().SendDueAsync();

    private Task<bool> SettleAsync(Guid key, SendingAnswer answer) =>
        _host.Services.GetRequiredService<CampaignSettlement>().SettleAsync(key, answer);

    private async Task<World> WorldAsync(CampaignState state = CampaignState.Sending)
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        return new World(account, _sending[account], caller, await account.AddCampaignAsync(state));
    }

    private sealed record World(TestAccount Account, TestSending.OfAccount Sending, MobileCaller Caller, long Id)
    {
        public Task<Core.Writing.WriteResult<CampaignOrderResult>> OrderAsync(CampaignOrderRequest request) =>
            Account.OrderAsync(Caller, request);

        public Task<Core.Writing.WriteResult<CampaignOrderResult>> InterruptAsync() =>
            OrderAsync(new CampaignOrderRequest(Id, CampaignMoveKind.Interrupt));

        public Task<Core.Writing.WriteResult<CampaignOrderResult>> RescheduleAsync(int hours) => OrderAsync(
            new CampaignOrderRequest(Id, CampaignMoveKind.Reschedule, Account.Host.Time.GetUtcNow().UtcDateTime.AddHours(hours)));

        public Task<List<CampaignOrder>> OrdersAsync() =>
            Account.Inside(core => core.Db.CampaignOrders.AsNoTracking().OrderBy(order => order.Id).ToListAsync());

        public async Task<CampaignOrder> OrderAsync() => Assert.Single(await OrdersAsync());

        public async Task<CampaignView> ListedAsync() =>
            Assert.Single((await Account.AsAdministrator(core => core.Campaigns.ListAsync(new CampaignQuery()))).Rows);

        public async Task<CampaignDetails> DetailsAsync() =>
            (await Account.AsAdministrator(core => core.Campaigns.FindDetailsAsync(Id)))!;

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
            Assert.NotNull(campaign.Move(kind, Account.Host.Time.GetUtcNow().UtcDateTime));
            return await core.Db.SaveChangesAsync();
        });
    }
}
