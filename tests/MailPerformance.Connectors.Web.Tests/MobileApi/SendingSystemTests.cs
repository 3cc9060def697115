using System.Text.Json;
using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>What a phone sees of orders to a sending system that answers late, not at all, or refuses.</summary>
public sealed class SendingSystemTests(SendingFactory host) : IClassFixture<SendingFactory>
{
    [Fact]
    public async Task Interruption_AnsweredAtOnce_Is200_WithItsOrder()
    {
        var (world, phone, id) = await CreateAsync();
        host.Sending[world.Account].Answers(TestSending.Done(Now));

        var answer = await phone.PostAsync($"/campaigns/{id}/interruption").OkAsync();

        Assert.Equal("Interrupted", answer.GetProperty("campaign").GetProperty("state").GetString());
        Assert.Equal("Interrupt", answer.GetProperty("lastMove").GetProperty("kind").GetString());
        Assert.Equal("Confirmed", answer.GetProperty("order").GetProperty("state").GetString());
        IsNull(answer.GetProperty("campaign"), "pendingOrder", "refusedOrder");
    }

    [Fact]
    public async Task Interruption_NotAnswered_Is202_SeenInEveryAnswer_UntilItIsConfirmed()
    {
        var (world, phone, id) = await CreateAsync();
        var before = (await phone.CallAsync($"/campaigns/{id}")).Headers.ETag!.ToString();

        var answer = await phone.PostAsync($"/campaigns/{id}/interruption");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var order = (await answer.JsonAsync()).GetProperty("order");
        Assert.Equal(("Interrupt", "Sent"), (order.GetProperty("kind").GetString(), order.GetProperty("state").GetString()));
        Assert.EndsWith("Z", order.GetProperty("sentAt").GetString()!, StringComparison.Ordinal);
        IsNull(order, "acceptedAt", "answeredAt", "refusal");
        var found = await phone.CallAsync($"/campaigns/{id}");
        var campaign = (await found.JsonAsync()).GetProperty("campaign");
        Assert.Equal("Sending", campaign.GetProperty("state").GetString());
        Assert.True(campaign.GetProperty("may").GetProperty("interrupt").GetBoolean());
        Assert.Equal(order.GetRawText(), campaign.GetProperty("pendingOrder").GetRawText());
        var list = await phone.CallAsync("/campaigns").OkAsync();
        Assert.Equal(order.GetRawText(), list.GetProperty("items")[0].GetProperty("pendingOrder").GetRawText());

        Assert.True(await SettleAsync(world, TestSending.Done(Now)));

        var after = await phone.CallAsync($"/campaigns/{id}");
        Assert.Equal("Interrupted", (await after.JsonAsync()).GetProperty("campaign").GetProperty("state").GetString());
        string[] tags = [before, found.Headers.ETag!.ToString(), after.Headers.ETag!.ToString()];
        Assert.Equal(answer.Headers.ETag!.ToString(), tags[1]);
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task Tag_ChangesWithEveryStateOfTheOrder()
    {
        var (world, phone, id) = await CreateAsync();
        host.Sending[world.Account].Silent();
        await phone.PostAsync($"/campaigns/{id}/interruption");
        var sent = await TagAsync();
        await SettleAsync(world, TestSending.Accept());
        var accepted = await TagAsync();
        await SettleAsync(world, TestSending.Refuse());
        var refused = await TagAsync();

        Assert.Equal(3, new[] { sent, accepted, refused }.Distinct().Count());
        var known = await phone.CallAsync($"/campaigns/{id}", headers: all => all.TryAddWithoutValidation("If-None-Match", refused));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        async Task<string> TagAsync() => (await phone.CallAsync($"/campaigns/{id}")).Headers.ETag!.ToString();
    }

    [Fact]
    public async Task Interruption_Refused_Is409_WithTheWordsOfTheSendingSystem_AndShownWithTheCampaign()
    {
        var (world, phone, id) = await CreateAsync();
        host.Sending[world.Account].Answers(TestSending.Refuse("Verrouillée par l’exploitation.", CampaignRefusal.NotPossible));

        Task<HttpResponseMessage> SendAsync() =>
            phone.PostAsync($"/campaigns/{id}/interruption", all => all.Add("Idempotency-Key", "refus"));
        var problem = await (await SendAsync()).ProblemAsync(HttpStatusCode.Conflict, "sending-refused");
        var again = await SendAsync();

        Assert.Contains("Verrouillée par l’exploitation.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("NotPossible", problem.GetProperty("order").GetProperty("refusal").GetProperty("reason").GetString());
        Assert.Equal("Sending", problem.GetProperty("campaign").GetProperty("state").GetString());
        await again.ProblemAsync(HttpStatusCode.Conflict, "sending-refused");
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Single(host.Sending[world.Account].Orders);
        var found = (await phone.CallAsync($"/campaigns/{id}").OkAsync()).GetProperty("campaign");
        Assert.Equal("Refused", found.GetProperty("refusedOrder").GetProperty("state").GetString());
        IsNull(found, "pendingOrder");
    }

    [Fact]
    public async Task Interruption_RepeatedWithItsKey_IsAnsweredAsTheOrderNowIs()
    {
        var (world, phone, id) = await CreateAsync();
        Task<HttpResponseMessage> SendAsync() =>
            phone.PostAsync($"/campaigns/{id}/interruption", all => all.Add("Idempotency-Key", "une-fois"));
        var first = await SendAsync();
        var second = await SendAsync();
        await SettleAsync(world, TestSending.Done(Now));
        var third = await SendAsync();

        Assert.Equal(
            [HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.OK],
            new[] { first, second, third }.Select(answer => answer.StatusCode));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("Confirmed", (await third.JsonAsync()).GetProperty("order").GetProperty("state").GetString());
        Assert.Single(host.Sending[world.Account].Orders);
    }

    [Fact]
    public async Task Interruption_WhileANewPlanWaits_IsSentAtOnce()
    {
        var (world, phone, id) = await CreateAsync(CampaignState.Validated);
        var plan = await phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() });
        Assert.Equal(HttpStatusCode.Accepted, plan.StatusCode);
        await world.Account.Inside(async core =>
        {
            (await core.Db.Campaigns.FindAsync(id))!.Move(CampaignMoveKind.Start, Now);
            return await core.Db.SaveChangesAsync();
        });
        host.Sending[world.Account].Answers(TestSending.Done(Now));

        var stopped = await phone.PostAsync($"/campaigns/{id}/interruption").OkAsync();

        Assert.Equal("Interrupted", stopped.GetProperty("campaign").GetProperty("state").GetString());
        Assert.Equal("Interrupt", stopped.GetProperty("order").GetProperty("kind").GetString());
        Assert.Equal("Reschedule", stopped.GetProperty("campaign").GetProperty("pendingOrder").GetProperty("kind").GetString());
    }

    private DateTime Now => host.Time.GetUtcNow().UtcDateTime;

    private static void IsNull(JsonElement json, params string[] members) =>
        Assert.All(members, member => Assert.Equal(JsonValueKind.Null, json.GetProperty(member).ValueKind));

    private Task<bool> SettleAsync(ApiWorld world, SendingAnswer answer) =>
        host.Services.GetRequiredService<CampaignSettlement>().SettleAsync(host.Sending[world.Account].Orders[^1].Key, answer);

    private async Task<(ApiWorld World, TestPhone Phone, long Id)> CreateAsync(CampaignState state = CampaignState.Sending)
    {
        var world = await ApiWorld.CreateAsync(host);
        return (world, await world.PhoneAsync(), await world.CampaignAsync(state));
    }
}
