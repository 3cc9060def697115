using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>Campaigns as a phone reads and moves them.</summary>
[Collection(MobileHost.Name)]
public sealed class CampaignsTests(ConnectorsFactory host)
{
    [Fact]
    public async Task List_IsPagedWithAddresses_ThatKeepTheFilters()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var ids = new List<long>();
        for (var index = 0; index < 5; index++)
        {
            ids.Add(await world.Account.AddCampaignAsync(CampaignState.Validated, world.Later.AddHours(-index), name: $"Été & co {index}"));
        }

        await world.CampaignAsync(CampaignState.Draft);
        var seen = new List<long>();
        string? address = "/campaigns?state=Validated&state=Sending&search=ete%20%26%20CO&pageSize=2&page=1";
        while (address is not null)
        {
            var page = await phone.CallAsync(address).OkAsync();
            Assert.Equal(5, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            address = page.GetProperty("next").GetString()?[TestPhone.Api.Length..];
        }

        Assert.Equal(ids, seen);
    }

    [Theory]
    [InlineData("state=Nulle", "state")]
    [InlineData("state=2", "state")]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("page=99999999999", "page")]
    [InlineData("pageSize=101", "pageSize")]
    [InlineData("category=abc", "category")]
    [InlineData("from=2026-06-15", "from")]
    [InlineData("to=15/06/2026%2010:00", "to")]
    [InlineData("from=2026-06-15T10:00:00", "from")]
    public async Task List_WithABadParameter_NamesItInTheContactsLanguage(string query, string name)
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();

        var french = await (await phone.CallAsync("/campaigns?" + query)).ProblemAsync(HttpStatusCode.BadRequest, "invalid");
        await world.Account.ChangeAsync(contactId, contact => contact.Language = "en");
        var english = await (await phone.CallAsync("/campaigns?" + query)).ProblemAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal("Demande incorrecte", french.GetProperty("title").GetString());
        Assert.Equal("Bad request", english.GetProperty("title").GetString());
        Assert.NotEqual(
            Assert.Single(french.GetProperty("errors").GetProperty(name).EnumerateArray()).GetString(),
            Assert.Single(english.GetProperty("errors").GetProperty(name).EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("2026-06-18T10:00:00Z")]
    [InlineData("2026-06-18T12:00:00%2B02:00")]
    [InlineData("2026-06-18T12:00:00+02:00")]
    [InlineData("2026-06-18T12:00%2B02:00")]
    public async Task List_FromAnInstant_InAnyOffset_IsThatInstant(string from)
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var instant = new DateTime(2026, 6, 18, 10, 0, 0, DateTimeKind.Utc);
        await world.Account.AddCampaignAsync(CampaignState.Validated, instant.AddSeconds(-1));
        var id = await world.Account.AddCampaignAsync(CampaignState.Validated, instant);

        var page = await phone.CallAsync("/campaigns?from=" + from).OkAsync();

        Assert.Equal(id, Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Find_WithTheKnownTag_Is304_UntilTheCampaignMovesOrThePrivilegeChanges()
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        var first = await phone.CallAsync($"/campaigns/{id}");
        var tag = first.Headers.ETag!.ToString();

        Task<HttpResponseMessage> AgainAsync() => phone.CallAsync($"/campaigns/{id}", headers: all => all.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync()).StatusCode);

        await phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, tag).OkAsync();
        var moved = await AgainAsync();
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);

        tag = moved.Headers.ETag!.ToString();
        var connector = (await world.Account.ConnectorsOfAsync(contactId)).Single().Id;
        await world.Account.AsAdministrator(core =>
        {
            core.Consent.IsGiven = true;
            return core.Connectors.ChangePrivilegeAsync(connector, ConnectorPrivilege.Read);
        });
        var lowered = await AgainAsync().OkAsync();
        Assert.False(lowered.GetProperty("campaign").GetProperty("may").GetProperty("devalidate").GetBoolean());
    }

    [Fact]
    public async Task Statistics_HaveCountsRatesAndSeries()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync(ConnectorPrivilege.Read);
        var id = await world.CampaignAsync(CampaignState.Sent);

        var found = await phone.CallAsync($"/campaigns/{id}/statistics").OkAsync();

        Assert.Equal(480, found.GetProperty("counts").GetProperty("delivered").GetInt32());
        Assert.Equal(0.25m, found.GetProperty("rates").GetProperty("open").GetDecimal());
        Assert.Equal(0.96m, found.GetProperty("rates").GetProperty("delivery").GetDecimal());
        var point = Assert.Single(found.GetProperty("series").EnumerateArray());
        Assert.EndsWith("Z", point.GetProperty("at").GetString(), StringComparison.Ordinal);
        Assert.Equal(480, point.GetProperty("counts").GetProperty("delivered").GetInt32());
    }

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
        Assert.Contains((await world.Account.FindAsync(contactId)).UserName!, problem.GetProperty("lastMove").GetProperty("by").GetString());
        Assert.Contains("Interrompue", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Interruption_ByTwentyCallsAtOnce_HappensOnce()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.CampaignAsync(CampaignState.Sending);

        var answers = await Together.RunAsync(Enumerable.Range(0, 20).Select(_ =>
            (Func<Task<HttpResponseMessage>>)(() => phone.PostAsync($"/campaigns/{id}/interruption"))).ToArray());

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
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

        var answer = await world.Account.UnchangedBy(() => phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, tag));

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
            $"/campaigns/{id}/interruption", all => all.TryAddWithoutValidation("Idempotency-Key", key == "longue" ? new string('x', 101) : key)));

        Assert.True((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid")).GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
    }

    [Fact]
    public async Task Get_AnyAddress_SendsAtMostFourCommands()
    {
        var world = await ApiWorld.CreateAsync(host);
        var category = await world.CategoryAsync();
        var (phone, _) = await world.SignInAsync(ConnectorPrivilege.Read, category);
        var id = await world.CampaignAsync(CampaignState.Sent, category);

        foreach (var address in new[] { "/me", "/campaigns?pageSize=1&page=1", $"/campaigns/{id}", $"/campaigns/{id}/statistics" })
        {
            // The call that is written down as a use: one command more.
            host.Time.Advance(TimeSpan.FromMinutes(1));
            var commands = await host.Commands.ListenAsync(() => phone.CallAsync(address).OkAsync());
            Assert.True(commands.Count <= 4, $"{address}: {commands.Count}");
        }
    }
}
