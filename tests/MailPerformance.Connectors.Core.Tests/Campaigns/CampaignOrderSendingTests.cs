using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Orders that a sending system does not answer at once are sent again, by whichever node, and overtaken ones are not.</summary>
public sealed class CampaignOrderSendingTests : OrderTests
{
    [Fact]
    public async Task Order_NotAnswered_IsPending_AndSentAgainAfterGrowingPauses_WithTheSameKey_UntilItIs()
    {
        var world = await WorldAsync();
        var result = WriteAssert.Done(await world.InterruptAsync());
        Assert.Equal((CampaignOrderState.Sent, Host.Now, null), (result.Order!.State, result.Order.SentAt, result.Order.AcceptedAt));
        Assert.Equal((CampaignState.Sending, result.Order), (result.Campaign.State, result.Campaign.Order));

        List<double> pauses = [];
        for (var attempt = 2; attempt <= 8; attempt++)
        {
            var next = (await world.OrderAsync()).NextAttemptAt!.Value;
            pauses.Add((next - Host.Now).TotalSeconds);
            Host.Time.Advance(next - Host.Now - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await SendDueAsync());
            Host.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await SendDueAsync());
            Assert.Equal(attempt, world.Sending.Orders.Count);
        }

        // Five seconds for the answer, then the pause.
        Assert.Equal([7, 9, 13, 21, 37, 65, 65], pauses);
        world.Sending.Answers(TestSending.Done(Host.Now));
        Host.Time.Advance(TimeSpan.FromSeconds(65));
        Assert.Equal(1, await SendDueAsync());
        Assert.Equal(0, await SendDueAsync());
        Assert.Single(world.Sending.Orders.Select(order => order.Key).Distinct());
        Assert.Equal(CampaignState.Interrupted, (await world.Account.CampaignAsync(world.Id)).State);
        Assert.Equal((1, 1), await world.CountAsync());
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
        world.Sending.Answers(TestSending.Done(Host.Now));

        Assert.Equal(0, await SendDueAsync());
        Host.Time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(1, await SendDueAsync());

        var order = await world.OrderAsync();
        Assert.Equal((CampaignOrderState.Confirmed, Host.Now), (order.State, order.SentAt!.Value));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Jobs_OfSeveralNodesAtOnce_SendOnce()
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        world.Sending.Answers(TestSending.Done(Host.Now));
        Host.Time.Advance(TimeSpan.FromMinutes(1));

        var counts = await Together.RunAsync(Enumerable.Range(0, 4).Select(_ => (Func<Task<int>>)SendDueAsync).ToArray());

        Assert.Equal((1, 2), (counts.Sum(), world.Sending.Orders.Count));
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Jobs_OfWhichOneTakesLongerThanItsClaim_SendTheSameKey_AndMoveOnce()
    {
        var world = await WorldAsync();
        WriteAssert.Done(await world.InterruptAsync());
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource<SendingAnswer>());
        world.Sending.Answer = (_, _) =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        var slow = SendDueAsync();
        await asked.Task;
        await world.ChangeAsync(order => order.NextAttemptAt = Host.Now);

        var quick = SendDueAsync();
        while (world.Sending.Orders.Count < 3)
        {
            await Task.Yield();
        }

        answer.SetResult(TestSending.Done(Host.Now));

        Assert.Equal((1, 1), (await slow, await quick));
        Assert.Single(world.Sending.Orders.Select(order => order.Key).Distinct());
        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Interrupt_WaitsForNoOtherOrder_AndAPlanThatItOvertook_IsNotSentAgain()
    {
        var world = await WorldAsync(CampaignState.Validated);
        WriteAssert.Done(await world.RescheduleAsync(hours: 5));
        await world.StartAsync();
        world.Sending.Answers(TestSending.Done(Host.Now));

        var stopped = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal((CampaignOrderState.Confirmed, CampaignState.Interrupted), (stopped.Order!.State, stopped.Campaign.State));
        Assert.Equal(CampaignMoveKind.Reschedule, stopped.Campaign.Order!.Kind);
        Host.Time.Advance(TimeSpan.FromMinutes(1));
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
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendDueAsync());
        world.Sending.Answers(TestSending.Done(Host.Now));
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendDueAsync());
        Host.Time.Advance(TimeSpan.FromMinutes(1));

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
        Host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await SendDueAsync());

        var order = await world.OrderAsync();
        Assert.Equal((expected, 1), (order.State, world.Sending.Orders.Count));
        Assert.Equal(expected == CampaignOrderState.Refused ? CampaignRefusal.Overtaken : null, order.Refusal);
        Assert.Equal((0, 0), await world.CountAsync());
    }
}
