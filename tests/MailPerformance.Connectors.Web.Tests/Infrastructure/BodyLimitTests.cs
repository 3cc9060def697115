using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MailPerformance.Connectors.Web.Infrastructure;

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
    [InlineData("POST", "/connect/token", Form, BodyLimits.SignInServer, "invalid_request")]
    [InlineData("POST", "/connect/revoke", Form, BodyLimits.SignInServer, "invalid_request")]
    [InlineData("POST", "/connexion", Form, BodyLimits.Form, "<title>")]
    [InlineData("POST", "/activer", Form, BodyLimits.Form, "<title>")]
    [InlineData("POST", "/connexion", "text/plain", BodyLimits.Other, "<title>")]
    public async Task Body_ThatIsTooLong_Is413_AndTheConnectionGoesOn(string method, string address, string type, long limit, string text)
    {
        await using var connection = await Connection.OpenAsync(host.Port);

        var (status, body) = await connection.SendAsync(method, address, type, new byte[limit + 1], isChunked: false);

        Assert.Equal(413, status);
        Assert.Contains(text, body);
        Assert.Equal(200, (await connection.SendAsync("GET", "/health/live", null, [], isChunked: false)).Status);
    }

    [Theory]
    [InlineData("POST", "/connect/token", Form, BodyLimits.SignInServer, "invalid_request")]
    [InlineData("POST", "/connexion", Form, BodyLimits.Form, "<title>")]
    public async Task Body_OfALengthNobodySaid_ThatIsTooLong_Is413_AndTheConnectionGoesOn(
        string method, string address, string type, long limit, string text)
    {
        await using var connection = await Connection.OpenAsync(host.Port);

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
        await using var connection = await Connection.OpenAsync(host.Port);

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
        await using var connection = await Connection.OpenAsync(host.Port);
        var body = Encoding.ASCII.GetBytes("grant_type=" + new string('x', (int)BodyLimits.SignInServer - 11));

        Assert.Equal(400, (await connection.SendAsync("POST", "/connect/token", Form, body, isChunked: false)).Status);
        Assert.Equal(400, (await connection.SendAsync("POST", "/connect/token", Form, body, isChunked: true)).Status);
    }

    /// <summary>One connection of HTTP/1.1, that says what a browser or a phone would.</summary>
    private sealed class Connection(TcpClient client) : IAsyncDisposable
    {
        private readonly NetworkStream _stream = client.GetStream();

        public static async Task<Connection> OpenAsync(int port)
        {
            var client = new TcpClient(AddressFamily.InterNetwork);
            await client.ConnectAsync(IPAddress.Loopback, port);
            return new Connection(client);
        }

        /// <summary>Sends the whole request, and reads the answer only then.</summary>
        public async Task<(int Status, string Body)> SendAsync(
            string method, string address, string? type, byte[] body, bool isChunked, params string[] headers)
        {
            List<string> head = [$"{method} {address} HTTP/1.1", $"Host: {client.Client.RemoteEndPoint}", .. headers];
            if (type is not null)
            {
                head.AddRange([$"Content-Type: {type}", isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}"]);
            }

            await _stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"));
            foreach (var part in body.Chunk(8192))
            {
                await _stream.WriteAsync(isChunked
                    ? [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]
                    : part);
            }

            await _stream.WriteAsync(isChunked ? "0\r\n\r\n"u8.ToArray() : []);
            return await ReadAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _stream.DisposeAsync();
            client.Dispose();
        }

        private async Task<(int Status, string Body)> ReadAsync()
        {
            var head = new List<string>();
            while (await LineAsync() is { Length: > 0 } line)
            {
                head.Add(line);
            }

            var body = new StringBuilder();
            if (head.Exists(line => line.Equals("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)))
            {
                while (int.Parse(await LineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
                {
                    body.Append(await BytesAsync(length));
                    await LineAsync();
                }

                await LineAsync();
            }
            else if (head.Find(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length)
            {
                body.Append(await BytesAsync(int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)));
            }

            return (int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture), body.ToString());
        }

        private async Task<string> LineAsync()
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await _stream.ReadAsync(one) == 1)
            {
                if (one[0] == '\n')
                {
                    return line.ToString().TrimEnd('\r');
                }

                line.Append((char)one[0]);
            }

            throw new IOException($"The connection ended after '{line}'.");
        }

        private async Task<string> BytesAsync(int length)
        {
            var bytes = new byte[length];
            await _stream.ReadExactlyAsync(bytes);
            return Encoding.UTF8.GetString(bytes);
        }
    }
}
