using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>Campaigns as a phone reads them.</summary>
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
    public async Task List_BetweenDates_LeavesOutDraftsThatHaveNone()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        await world.CampaignAsync(CampaignState.Draft);
        var id = await world.CampaignAsync(CampaignState.Validated);

        var page = await phone.CallAsync("/campaigns?from=2020-01-01T00:00:00Z&to=2040-01-01T00:00:00Z").OkAsync();

        Assert.Equal(id, Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Call_WithAnotherMethod_Is405_AndSaysWhich()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();

        var answer = await phone.PostAsync("/campaigns/5/schedule");

        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["PUT"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Find_AfterTheCategoryIsRenamed_IsNot304()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var category = await world.CategoryAsync();
        var id = await world.CampaignAsync(CampaignState.Validated, category);
        var tag = (await phone.CallAsync($"/campaigns/{id}")).Headers.ETag!.ToString();
        WriteAssert.Done(
            await world.Account.AsAdministrator(core => core.Labels<Core.Labels.Category>().RenameAsync(category, "Tout autre nom")));

        var answer = await phone.CallAsync($"/campaigns/{id}", headers: all => all.TryAddWithoutValidation("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, tag).OkAsync();
    }

    [Fact]
    public async Task Instants_AreToTheSecond()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var id = await world.Account.AddCampaignAsync(CampaignState.Validated, world.Later.AddTicks(1234567));

        var found = await phone.CallAsync($"/campaigns/{id}").OkAsync();

        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", found.GetProperty("campaign").GetProperty("scheduledAt").GetString()!);
    }

    [Fact]
    public async Task Find_WithTheKnownTag_Is304_UntilTheCampaignMovesOrThePrivilegeChanges()
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        var id = await world.CampaignAsync(CampaignState.Validated);
        var first = await phone.CallAsync($"/campaigns/{id}");
        var tag = first.Headers.ETag!.ToString();

        Task<HttpResponseMessage> AgainAsync() =>
            phone.CallAsync($"/campaigns/{id}", headers: all => all.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync()).StatusCode);

        await phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, tag).OkAsync();
        var moved = await AgainAsync();
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);

        tag = moved.Headers.ETag!.ToString();
        var connector = (await world.Account.ConnectorsOfAsync(contactId)).Single().Id;
        await world.Account.AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
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
