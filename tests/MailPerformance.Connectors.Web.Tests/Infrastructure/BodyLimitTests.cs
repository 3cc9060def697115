using System.Text;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// Bodies that are too long, through a real port: each is answered, whether or not its length was said, and the next request on the same
/// connection as well.
/// </summary>
public sealed class BodyLimitTests(PortFactory host) : IClassFixture<PortFactory>
{
    private const string Order = "/api/mobile/v1/campaigns/1/";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    [Theory]
    [InlineData("PUT", Order + "schedule", Json, BodyLimits.Api, "urn:mailperformance:mobile:too-large")]
    [InlineData("POST", Order + "interruption", Json, BodyLimits.Api, "urn:mailperformance:mobile:too-large")]
    [InlineData("POST", Order + "devalidation", Form, BodyLimits.Api, "urn:mailperformance:mobile:too-large")]
    [InlineData("POST", "/connect/token", Form, BodyLimits.Anonymous, "invalid_request")]
    [InlineData("POST", "/connect/revoke", Form, BodyLimits.Anonymous, "invalid_request")]
    [InlineData("POST", "/connexion", Form, BodyLimits.Anonymous, "<title>")]
    [InlineData("POST", "/activer", Form, BodyLimits.Anonymous, "<title>")]
    [InlineData("POST", "/connexion", "text/plain", BodyLimits.Anonymous, "<title>")]
    public async Task Body_ThatIsTooLong_Is413_AndTheConnectionGoesOn(string method, string address, string type, long limit, string text)
    {
        await using var connection = await RawConnection.OpenAsync(host.Port);

        var (status, body) = await connection.SendAsync(method, address, type, new byte[limit + 1], isChunked: false);

        Assert.Equal(413, status);
        Assert.Contains(text, body);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Theory]
    [InlineData("POST", "/connect/token", Form, BodyLimits.Anonymous, "invalid_request")]
    [InlineData("POST", "/connexion", Form, BodyLimits.Anonymous, "<title>")]
    public async Task Body_OfALengthNobodySaid_ThatIsTooLong_Is413_AndTheConnectionGoesOn(
        string method, string address, string type, long limit, string text)
    {
        await using var connection = await RawConnection.OpenAsync(host.Port);

        var (status, body) = await connection.SendAsync(method, address, type, new byte[limit * 3], isChunked: true);

        Assert.Equal(413, status);
        Assert.Contains(text, body);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Order_OfAPhoneThatMayOrder_IsAProblem_WhenItIsTooLong(bool isChunked)
    {
        var world = await MobileApi.ApiWorld.CreateAsync(host);
        var contactId = await world.Account.AddContactAsync();
        await world.Account.AddConnectorAsync(contactId, Core.Connectors.ConnectorPrivilege.ReadWrite);
        var phone = await new TestPhone(new TestSite(host.Browser()), host.Browser()).SignInAsync(world.Account, contactId);
        var id = await world.CampaignAsync(Core.Campaigns.CampaignState.Validated);
        var order = Encoding.ASCII.GetBytes("{\"scheduledAt\":\"" + new string('2', (int)BodyLimits.Api * 4) + "\"}");
        await using var connection = await RawConnection.OpenAsync(host.Port);

        string[] headers = [$"Authorization: Bearer {phone.AccessToken}", "If-Match: *"];
        var (status, body) = await world.Account.UnchangedBy(() => connection.SendAsync(
            "PUT", $"/api/mobile/v1/campaigns/{id}/schedule", Json, order, isChunked, headers));

        Assert.Equal(413, status);
        Assert.Contains("urn:mailperformance:mobile:too-large", body);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Fact]
    public async Task Body_ThatIsJustShortEnough_IsRead()
    {
        await using var connection = await RawConnection.OpenAsync(host.Port);
        var body = Encoding.ASCII.GetBytes("grant_type=" + new string('x', (int)BodyLimits.Anonymous - 11));

        Assert.Equal(400, (await connection.SendAsync("POST", "/connect/token", Form, body, isChunked: false)).Status);
        Assert.Equal(400, (await connection.SendAsync("POST", "/connect/token", Form, body, isChunked: true)).Status);
    }

    [Theory]
    [InlineData("/connexion", "<title>")]
    [InlineData("/administration/contacts", "<title>")]
    [InlineData("/nirgendwo", "<title>")]
    [InlineData("/connect/token", "invalid_request")]
    [InlineData(Order + "devalidation", "urn:mailperformance:mobile:unsupported-media-type")]
    public async Task Form_WithFiles_Is415_WithoutBeingRead_AndTheConnectionGoesOn(string address, string text)
    {
        await using var connection = await RawConnection.OpenAsync(host.Port);
        var places = host.Services.GetRequiredService<BodyReaders>();

        var (status, body) = await connection.SendAsync(
            "POST", address, "multipart/form-data; boundary=b", new byte[BodyLimits.Api], isChunked: false);

        Assert.Equal((415, 0), (status, places.Count));
        Assert.Contains(text, body);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Form_OfSomebodySignedIn_MayBeLonger_AndHasItsOwnLimit(bool isChunked)
    {
        var account = await TestAccount.CreateAsync(host);
        var contactId = await account.AddAdministratorAsync();
        var cookie = await CookieAsync((await account.FindAsync(contactId)).UserName!);
        await using var connection = await RawConnection.OpenAsync(host.Port);

        // Read, and refused for want of an antiforgery token.
        Assert.Equal(400, (await connection.SendAsync("POST", "/profil", Form, Text(BodyLimits.Anonymous * 2), isChunked, cookie)).Status);
        Assert.Equal(413, (await connection.SendAsync("POST", "/profil", Form, Text(BodyLimits.Form + 1), isChunked, cookie)).Status);
        Assert.Equal(413, (await connection.SendAsync("POST", "/profil", Form, Text(BodyLimits.Anonymous + 1), isChunked)).Status);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Theory]
    [InlineData("/connexion", "<title>")]
    [InlineData("/connect/token", "invalid_request")]
    public async Task Body_ThatDoesNotComeToItsEnd_Is408_AfterAWhileForAllOfIt(string address, string text)
    {
        var readers = host.Services.GetRequiredService<BodyReaders>();
        await using var connection = await RawConnection.OpenAsync(host.Port);
        await connection.BeginAsync("POST", address, Form, BodyLimits.Anonymous, new byte[BodyLimits.Anonymous - 1]);
        await Until(() => readers.Count == 1);

        host.Time.Advance(readers.Longest);
        var (status, body) = await connection.ReadAsync().WaitAsync(Patience);

        Assert.Equal(408, status);
        Assert.Contains(text, body);
        await Until(() => readers.Count == 0);
    }

    [Fact]
    public async Task Bodies_OfOneNetwork_AreReadSoManyAtOnce_AndAgainWhenOneEnds()
    {
        var readers = host.Services.GetRequiredService<BodyReaders>();
        var open = new List<RawConnection>();
        for (var index = 0; index < readers.Most; index++)
        {
            open.Add(await RawConnection.OpenAsync(host.Port));
            await open[index].BeginAsync("POST", "/connexion", Form, BodyLimits.Anonymous, new byte[BodyLimits.Anonymous - 1]);
        }

        await Until(() => readers.Count == readers.Most);
        await using var connection = await RawConnection.OpenAsync(host.Port);
        var (status, body) = await connection.SendAsync("POST", "/connexion", Form, Text(100), isChunked: false);
        Assert.Equal(429, status);
        Assert.Contains("<title>", body);
        Assert.Contains("temporarily_unavailable", (await connection.SendAsync("POST", "/connect/token", Form, Text(100), false)).Body);

        foreach (var one in open)
        {
            await one.DisposeAsync();
        }

        await Until(() => readers.Count == 0);
        Assert.Equal(400, (await connection.SendAsync("POST", "/connexion", Form, Text(100), isChunked: false)).Status);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static byte[] Text(long length) => Encoding.ASCII.GetBytes("a=" + new string('x', (int)length - 2));

    private static async Task Until(Func<bool> holds)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!holds())
        {
            await Task.Delay(20, end.Token);
        }
    }

    private async Task<string> CookieAsync(string login)
    {
        var site = new TestSite(host.Browser());
        var answer = await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
        var cookie = answer.Response.Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("connecteurs=", StringComparison.Ordinal));
        return "Cookie: " + cookie.Split(';')[0];
    }
}
