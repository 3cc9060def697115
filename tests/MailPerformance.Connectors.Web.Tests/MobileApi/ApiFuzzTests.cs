using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>
/// Ten thousand requests that no app would send, the same at every run: none is a failure of the server, and every answer of the API is
/// JSON.
/// </summary>
public sealed class ApiFuzzTests(ApiFuzzTests.FuzzFactory host) : IClassFixture<ApiFuzzTests.FuzzFactory>
{
    private const int Requests = 10_000;
    private const int Seed = 20261124;

    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "1", "2147483648", "9223372036854775807", "9223372036854775808", "1e309", "NaN", "null", "true", "été", "名前",
        "🙂", "%00", "%ff",
        "\u202e", "'", "\"", "--", "<b>", "../..", "2026-06-18T10:00:00Z", "2026-13-45T99:99:99Z", "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "Validated", "validated", "Sending,Sent", "*", "W/\"2\"", "\"2-ReadWrite\"", "\"", "\\", new('a', 101), new('é', 3000),
    ];

    private static readonly string[] Names =
        ["state", "category", "search", "from", "to", "page", "pageSize", "id", "grant_type", "code", "client_id", "token"];

    private static readonly string[] Headers =
        ["If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Accept-Language", "Content-Encoding", "X-Autre"];

    private static readonly string[] Types =
        ["application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "application/x-www-form-urlencoded", "x",
            "application/problem+json"];

    private static readonly int[] Reached = [200, 400, 401, 404, 409, 415, 428];

    [Fact]
    public async Task AnyRequest_IsAnswered_ByTheFaultOfTheCallerAlone()
    {
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync();
        var ids = new List<long>();
        foreach (var state in Enum.GetValues<CampaignState>())
        {
            ids.Add(await world.CampaignAsync(state));
        }

        var random = new Random(Seed);
        var statuses = new SortedDictionary<int, int>();
        for (var number = 0; number < Requests; number++)
        {
            using var request = Request(random, ids, phone);
            var shown = $"{number}: {request.Method} {request.RequestUri}";
            using var answer = await phone.App.SendAsync(request);
            var status = (int)answer.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(status < 500, $"{shown} answered {status}: {text}");
            if (request.RequestUri!.OriginalString.StartsWith(TestPhone.Api, StringComparison.Ordinal) && text.Length > 0
                && !request.RequestUri.OriginalString.Contains("/docs"))
            {
                Assert.True(
                    answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json",
                    $"{shown} answered {answer.Content.Headers.ContentType}");
                using var json = JsonDocument.Parse(text);
                Assert.Equal(
                    status >= 400,
                    json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("status", out var member)
                        && member.ValueKind == JsonValueKind.Number && json.RootElement.TryGetProperty("title", out _));
            }
        }

        // The requests reach everything: what works, what is refused, and what is not there.
        Assert.Equal([], Reached.Except(statuses.Keys));
    }

    private static HttpRequestMessage Request(Random random, List<long> ids, TestPhone phone)
    {
        var request = new HttpRequestMessage(Method(random), new Uri(Address(random, ids), UriKind.Relative));
        if (random.Next(10) > 2)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", phone.AccessToken);
        }
        else if (random.Next(2) == 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + OddText(random));
        }

        for (var count = random.Next(3); count > 0; count--)
        {
            request.Headers.TryAddWithoutValidation(Pick(random, Headers), Ascii(OddText(random)));
        }

        if (request.Method == HttpMethod.Put && random.Next(2) == 0)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        if (request.Method != HttpMethod.Get && random.Next(4) > 0)
        {
            request.Content = new ByteArrayContent(Body(random));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(2) == 0 ? Types[0] : Pick(random, Types));
        }

        return request;
    }

    private static HttpMethod Method(Random random) => random.Next(12) switch
    {
        < 6 => HttpMethod.Get,
        < 8 => HttpMethod.Post,
        < 10 => HttpMethod.Put,
        10 => HttpMethod.Delete,
        _ => new HttpMethod("PATCH"),
    };

    private static string Address(Random random, List<long> ids)
    {
        var id = random.Next(3) > 0 ? Pick(random, ids).ToString(CultureInfo.InvariantCulture) : Uri.EscapeDataString(OddText(random));
        var path = random.Next(14) switch
        {
            0 => TestPhone.Api + "/me",
            1 or 2 or 3 => TestPhone.Api + "/campaigns",
            4 or 5 => $"{TestPhone.Api}/campaigns/{id}",
            6 => $"{TestPhone.Api}/campaigns/{id}/statistics",
            7 => $"{TestPhone.Api}/campaigns/{id}/devalidation",
            8 or 9 => $"{TestPhone.Api}/campaigns/{id}/schedule",
            10 => $"{TestPhone.Api}/campaigns/{id}/interruption",
            11 => $"{TestPhone.Api}/{Uri.EscapeDataString(OddText(random))}",
            12 =>
                Pick(
                    random,
                    ["/connect/authorize", "/connect/token", "/connect/revoke", "/connect/introspect",
                        "/.well-known/openid-configuration"]),
            _ => $"/api/{id}",
        };
        var query = string.Join(
            '&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Pick(random, Names)}={Uri.EscapeDataString(OddText(random))}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static byte[] Body(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                var bytes = new byte[random.Next(200)];
                random.NextBytes(bytes);
                return bytes;
            case 1:
                return Encoding.UTF8.GetBytes(new string('[', 5000));
            case 2:
                return Encoding.UTF8.GetBytes(
                    $"{Pick(random, Names)}={Uri.EscapeDataString(OddText(random))}&grant_type=authorization_code");
            case 3:
                return Encoding.UTF8.GetBytes(
                    JsonSerializer.Serialize(new Dictionary<string, object> { [OddText(random)] = OddText(random) }));
            default:
                return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { scheduledAt = OddText(random) }));
        }
    }

    private static string OddText(Random random) => Pick(random, Odd);

    private static string Ascii(string text) => new([.. text.Where(letter => letter is >= ' ' and < '\x7f')]);

    private static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];

    /// <summary>An application that does not count the calls.</summary>
    public sealed class FuzzFactory : ConnectorsFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Mobile:CallsPerMinute", "1000000");
            builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        }
    }
}
