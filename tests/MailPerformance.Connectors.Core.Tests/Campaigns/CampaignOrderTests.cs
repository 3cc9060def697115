using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>What becomes of an order to a sending system that answers at once, late, twice, not at all, or refuses.</summary>
public sealed class CampaignOrderTests : OrderTests
{
    [Fact]
    public async Task Order_AnsweredAtOnce_IsConfirmed_WithTheMoveAtTheInstantOfTheSendingSystem()
    {
        var world = await WorldAsync();
        world.Sending.Answer = (_, _) =>
        {
            Host.Time.Advance(TimeSpan.FromSeconds(2));
            return Task.FromResult(TestSending.Done(Host.Now.AddSeconds(-1)));
        };

        var result = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal((CampaignOrderState.Confirmed, false), (result.Order!.State, result.Order.IsPending));
        Assert.Equal((CampaignState.Interrupted, null), (result.Campaign.State, result.Campaign.Order));
        Assert.Equal(
            (CampaignMoveKind.Interrupt, Host.Now.AddSeconds(-1), "iPhone de test"),
            (result.Move!.Kind, result.Move.At, result.Move.DeviceName));
        var sent = Assert.Single(world.Sending.Orders);
        var campaign = await world.Account.CampaignAsync(world.Id);
        Assert.Equal(
            (campaign.ExternalKey, CampaignMoveKind.Interrupt, world.Account.Code), (sent.CampaignKey, sent.Kind, sent.AccountCode));
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
        Host.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(CampaignOrderState.Sent, WriteAssert.Done(await order).Order!.State);
    }

    [Fact]
    public async Task Answer_ThatComesTwice_MovesOnce_AndTellsOnce_AlsoWhenTheSecondSaysOtherwise()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Accept());
        var accepted = WriteAssert.Done(await world.InterruptAsync());
        Assert.Equal((CampaignOrderState.Sent, Host.Now), (accepted.Order!.State, accepted.Order.AcceptedAt));
        var key = Assert.Single(world.Sending.Orders).Key;
        Host.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(await SettleAsync(key, TestSending.Done(Host.Now)));
        var first = await world.OrderAsync();
        Host.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await SettleAsync(key, TestSending.Done(Host.Now)));
        Assert.True(await SettleAsync(key, TestSending.Refuse("trop tard")));
        Assert.True(await SettleAsync(key, TestSending.Accept()));
        Assert.False(await SettleAsync(Guid.NewGuid(), TestSending.Done(Host.Now)));

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
            (Func<Task<bool>>)(() => SettleAsync(key, TestSending.Done(Host.Now)))).ToArray());

        Assert.Equal((1, 1), await world.CountAsync());
    }

    [Fact]
    public async Task Order_Refused_ChangesNothing_AndIsShownUntilTheCampaignMoves()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Refuse("verrouillée par l’exploitation", CampaignRefusal.NotPossible));
        Host.Time.Advance(TimeSpan.FromSeconds(1));

        var refused = WriteAssert.Done(await world.InterruptAsync());

        Assert.Equal(
            (CampaignOrderState.Refused, CampaignRefusal.NotPossible, "verrouillée par l’exploitation", Host.Now),
            (refused.Order!.State, refused.Order.Refusal!.Value, refused.Order.RefusalWords, refused.Order.AnsweredAt!.Value));
        Assert.Equal((CampaignState.Sending, refused.Order), (refused.Campaign.State, refused.Campaign.Order));
        Assert.Equal(CampaignMoveKind.Start, refused.Move!.Kind);
        Assert.Equal((0, 0), await world.CountAsync());
        Assert.Equal(refused.Order, (await world.ListedAsync()).Order);

        Host.Time.Advance(TimeSpan.FromSeconds(1));
        world.Sending.Answers(TestSending.Done(Host.Now));
        Assert.Null(WriteAssert.Done(await world.InterruptAsync()).Campaign.Order);
        Assert.Null((await world.ListedAsync()).Order);
        Assert.Equal([refused.Order], (await world.DetailsAsync()).Orders);
    }

    [Fact]
    public async Task Confirmation_OfACampaignThatIsThereAlready_MakesNoSecondMove()
    {
        var world = await WorldAsync();
        world.Sending.Answers(TestSending.Accept());
        WriteAssert.Done(await world.InterruptAsync());
        await world.MoveAsync(CampaignMoveKind.Interrupt);

        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(Host.Now));

        Assert.Equal((CampaignOrderState.Confirmed, null), ((await world.OrderAsync()).State, (await world.OrderAsync()).MoveId));
        Assert.Single((await world.Account.CampaignAsync(world.Id)).Moves, move => move.Kind == CampaignMoveKind.Interrupt);
    }

    [Fact]
    public async Task Confirmation_OfWhatHappenedLongAgo_DoesNotUndoWhatHasHappenedSince()
    {
        var world = await WorldAsync(CampaignState.Validated);
        WriteAssert.Done(await world.OrderAsync(new CampaignOrderRequest(world.Id, CampaignMoveKind.Devalidate)));
        var carriedOut = Host.Now;
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        await world.MoveAsync(CampaignMoveKind.Devalidate);
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        await world.MoveAsync(CampaignMoveKind.Validate);

        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(carriedOut));

        Assert.Equal(CampaignState.Validated, (await world.Account.CampaignAsync(world.Id)).State);
        Assert.Equal((CampaignOrderState.Confirmed, null), ((await world.OrderAsync()).State, (await world.OrderAsync()).MoveId));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Confirmation_WithAWildDate_IsKeptBetweenTheOrderAndNow(string instant)
    {
        var world = await WorldAsync();
        var order = WriteAssert.Done(await world.InterruptAsync()).Order!;
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        var at = DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(at));

        var campaign = await world.Account.CampaignAsync(world.Id);
        Assert.Equal(at < Host.Now ? order.KeptAt : Host.Now, campaign.EndedAt);
    }

    [Fact]
    public async Task Order_SentAgainWithItsKey_IsAnsweredAsItNowIs_AndIsOneOrder()
    {
        var world = await WorldAsync();
        var request = new CampaignOrderRequest(world.Id, CampaignMoveKind.Interrupt, IdempotencyKey: "a");
        Assert.False(WriteAssert.Done(await world.OrderAsync(request)).IsRepeat);

        var pending = WriteAssert.Done(await world.OrderAsync(request));
        await SettleAsync(world.Sending.Orders[0].Key, TestSending.Done(Host.Now));
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

        var plan = new CampaignOrderRequest(world.Id, CampaignMoveKind.Reschedule, Host.Now.AddHours(2), before);
        var late = await world.OrderAsync(plan);

        Assert.Equal(CampaignConflict.Stale, late.Value!.Conflict);
        Assert.Equal(pending.Order, late.Value.Campaign.Order);
        Assert.True((await world.OrderAsync(plan with { ExpectedVersion = pending.Campaign.Version })).IsDone);
    }
}
