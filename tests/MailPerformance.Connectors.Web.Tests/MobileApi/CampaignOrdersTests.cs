using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>Campaigns as a phone moves them.</summary>
[Collection(MobileHost.Name)]
public sealed class CampaignOrdersTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Interruption_Twice_IsAConflict_ThatSaysWhoDidIt()
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        var other = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Sending);

        var first = await phone.PostAsync($"/campaigns/{id}/interruption").OkAsync();
        var problem = await (await other.PostAsync($"/campaigns/{id}/interruption")).ProblemAsync(HttpStatusCode.Conflict, "illegal-move");

        Assert.Equal("Interrupted", first.GetProperty("campaign").GetProperty("state").GetString());
        Assert.Equal("Interrupted", problem.GetProperty("campaign").GetProperty("state").GetString());
        Assert.Contains(
            (await world.Account.FindAsync(contactId)).UserName!, problem.GetProperty("lastMove").GetProperty("by").GetString());
        Assert.Contains("Interrompue", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Interruption_ByTwentyCallsAtOnce_HappensOnce()
    {
        // All of one contact, which may have fewer waiting as a rule.
        host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.PerContact = 20;
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Sending);

        var answers = await Together.RunAsync(Enumerable.Range(0, 20).Select(_ =>
            (Func<Task<HttpResponseMessage>>)(() => phone.PostAsync($"/campaigns/{id}/interruption"))).ToArray());

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Schedule_ToTheTick_RepeatedWithItsKey_IsTheSameOrder()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        var tag = (await phone.CallAsync($"/campaigns/{id}")).Headers.ETag!.ToString();
        var date = world.LaterText().Replace("Z", ".1234567Z", StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync() =>
            phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = date }, tag, all => all.Add("Idempotency-Key", "clef-au-tic"));

        await SendAsync().OkAsync();
        Assert.Equal("true", Assert.Single((await SendAsync()).Headers.GetValues("Idempotency-Replayed")));
    }

    [Fact]
    public async Task Schedule_ForADateThatNobodyCanStop_Is409_ThatAsks_AndTheSameKeyGoesOn()
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        await world.Account.ChangeAsync(contactId, contact => contact.AccessEndsAt = world.Later.AddDays(1));
        Task<HttpResponseMessage> SendAsync(object body) =>
            phone.PutAsync($"/campaigns/{id}/schedule", body, headers: all => all.Add("Idempotency-Key", "clef-du-report"));

        var asked = await SendAsync(new { scheduledAt = world.LaterText(2) });
        var problem = await asked.ProblemAsync(HttpStatusCode.Conflict, "uncovered");
        var done = await SendAsync(new { scheduledAt = world.LaterText(2), acceptUncovered = true }).OkAsync();

        Assert.Contains((await world.Account.CampaignAsync(id)).Name, problem.GetProperty("detail").GetString());
        Assert.Equal("Validated", problem.GetProperty("campaign").GetProperty("state").GetString());
        Assert.NotNull(asked.Headers.ETag);
        Assert.Equal(world.LaterText(2), done.GetProperty("campaign").GetProperty("scheduledAt").GetString());
    }

    [Fact]
    public async Task Schedule_WithAnIdempotencyKey_IsSafeToRepeat_EvenWithTheOldTag()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        var tag = (await phone.CallAsync($"/campaigns/{id}")).Headers.ETag!.ToString();

        Task<HttpResponseMessage> SendAsync(int days = 1) => phone.PutAsync(
            $"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText(days) }, tag, all => all.Add("Idempotency-Key", "clef-1"));
        var first = await SendAsync();
        var second = await SendAsync();
        var other = await SendAsync(days: 2);

        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Single((await world.Account.CampaignAsync(id)).Moves, move => move.Kind == CampaignMoveKind.Reschedule);
    }

    [Theory]
    [InlineData("\"1-ReadWrite\"")]
    [InlineData("\"n'importe quoi\"")]
    [InlineData("W/\"2-ReadWrite\"")]
    public async Task Schedule_ForAnotherVersion_Is412_AndNothingHappens(string tag)
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);

        var answer = await world.Account.UnchangedBy(
            () => phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, tag));

        var problem = await answer.ProblemAsync(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("Validated", problem.GetProperty("campaign").GetProperty("state").GetString());
        Assert.Equal("\"2-ReadWrite\"", answer.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("{\"scheduledAt\":\"demain\"}", "scheduledAt")]
    [InlineData("{\"scheduledAt\":\"2020-01-01T00:00:00Z\"}", "scheduledAt")]
    [InlineData("{\"scheduledAt\":null}", "scheduledAt")]
    [InlineData("{}", "scheduledAt")]
    [InlineData("{\"scheduledAt\":12}", "body")]
    [InlineData("{\"scheduledat\":\"2026-07-01T00:00:00Z\",\"autre\":1}", "body")]
    [InlineData("{\"scheduledAt\":\"2026-07-01T00:00:00Z\",\"scheduledAt\":\"2026-07-02T00:00:00Z\"}", "body")]
    [InlineData("{\"scheduledAt\":\"2026-07-01T00:00:00Z\",\"SCHEDULED\\u0041T\":\"2026-07-01T00:00:00Z\"}", "body")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    public async Task Schedule_WithABadBody_NamesWhatIsWrong_InFrench(string body, string field)
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{TestPhone.Api}/campaigns/{id}/schedule");
        request.Headers.Authorization = new("Bearer", phone.AccessToken);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await world.Account.UnchangedBy(() => phone.App.SendAsync(request));

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid");
        var message = Assert.Single(problem.GetProperty("errors").GetProperty(field).EnumerateArray()).GetString()!;
        Assert.DoesNotMatch("JSON value|required|field", message);
    }

    [Theory]
    [InlineData("avec espace")]
    [InlineData("longue")]
    public async Task Interruption_WithABadKey_NamesTheHeader(string key)
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Sending);

        var answer = await world.Account.UnchangedBy(() => phone.PostAsync(
            $"/campaigns/{id}/interruption",
            all => all.TryAddWithoutValidation("Idempotency-Key", key == "longue" ? new string('x', 101) : key)));

        Assert.True(
            (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid"))
                .GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("bogus")]
    public async Task Schedule_InAnotherEncoding_Is415_WithAProblem(string charset)
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Put, $"{TestPhone.Api}/campaigns/{await world.CampaignAsync(CampaignState.Validated)}/schedule");
        request.Headers.Authorization = new("Bearer", phone.AccessToken);
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=" + charset);

        await (await phone.App.SendAsync(request)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData(null, true, null)]
    [InlineData("*", true, null)]
    [InlineData("\"7-ReadWrite\"", true, 7L)]
    [InlineData("\"7-ReadWrite-0A1B2C3D\"", true, 7L)]
    [InlineData("", false, null)]
    [InlineData("7-ReadWrite", false, null)]
    public void IfMatch_IsReadOrRefused_AndAnEmptyOneIsNoLicence(string? text, bool isGood, long? version)
    {
        var headers = new HeaderDictionary();
        if (text is not null)
        {
            headers["If-Match"] = text;
        }

        Assert.Equal(isGood, CampaignTag.TryRead(headers, out var read));
        Assert.Equal(version, read);
    }
}
