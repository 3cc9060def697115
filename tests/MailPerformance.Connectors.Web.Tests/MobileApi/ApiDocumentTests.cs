using System.Globalization;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>The API document is valid, and every answer that it promises is given, in the shape that it promises.</summary>
public sealed class ApiDocumentTests(ApiFactory host) : IClassFixture<ApiFactory>
{
    private const string One = "/api/mobile/v1/campaigns/{id}";

    /// <summary>
    /// The operations: how to call each so that it succeeds, with headers that a test may add, and the state that this takes.
    /// </summary>
    private static readonly Dictionary<string, Operation> Operations = new()
    {
        ["GET /api/mobile/v1/me"] = new(null, (phone, _, extra) => phone.CallAsync("/me", headers: extra)),
        ["GET /api/mobile/v1/campaigns"] = new(null, (phone, _, extra) => phone.CallAsync("/campaigns", headers: extra)),
        ["GET " + One] = new(CampaignState.Draft, (phone, id, extra) => phone.CallAsync($"/campaigns/{id}", headers: extra)),
        [$"GET {One}/statistics"] = new(
            CampaignState.Sent, (phone, id, extra) => phone.CallAsync($"/campaigns/{id}/statistics", headers: extra)),
        [$"POST {One}/devalidation"] = new(
            CampaignState.Validated, (phone, id, extra) => phone.PostAsync($"/campaigns/{id}/devalidation", extra)),
        [$"PUT {One}/schedule"] = new(CampaignState.Validated, (phone, id, extra) =>
            phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = "2026-07-15T08:00:00+02:00" }, null, all =>
            {
                extra?.Invoke(all);
                if (!all.Contains("If-Match"))
                {
                    all.TryAddWithoutValidation("If-Match", "*");
                }
            })),
        [$"POST {One}/interruption"] = new(
            CampaignState.Sending, (phone, id, extra) => phone.PostAsync($"/campaigns/{id}/interruption", extra)),
    };

    private delegate Task<HttpResponseMessage> Call(TestPhone phone, long id, Action<System.Net.Http.Headers.HttpRequestHeaders>? extra);

    private sealed record Operation(CampaignState? State, Call Call);

    [Fact]
    public async Task Document_IsRead_WithoutErrorsOrWarnings()
    {
        var (document, diagnostic) = await ReadAsync();

        Assert.Empty(diagnostic.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(Operations.Keys.Order(), OperationsOf(document).Select(found => found.Name).Order());
        Assert.All(OperationsOf(document), found =>
        {
            Assert.False(string.IsNullOrEmpty(found.Value.Summary));
            Assert.All(
                found.Value.Responses!.Where(answer => answer.Key != "304"),
                answer => Assert.NotNull(answer.Value.Content!.Values.Single().Example));
            Assert.All(
                (found.Value.Parameters ?? []).Where(parameter => parameter.In != ParameterLocation.Path),
                parameter => Assert.False(string.IsNullOrEmpty(parameter.Description)));
        });
    }

    [Fact]
    public async Task Document_EveryExample_IsOfItsSchema()
    {
        var (document, _) = await ReadAsync();

        foreach (var (name, operation) in OperationsOf(document))
        {
            foreach (var (status, answer) in operation.Responses!.Where(answer => answer.Value.Content is { Count: > 0 }))
            {
                var media = answer.Content!.Values.Single();
                Assert.Equal(
                    "",
                    string.Join(
                        "\n",
                        SchemaCheck.Differences(
                            media.Schema!, JsonSerializer.Deserialize<JsonElement>(media.Example!.ToJsonString()), $"{name} {status}")));
            }
        }
    }

    [Fact]
    public async Task EveryDocumentedAnswer_IsGiven_AsDocumented()
    {
        var (document, _) = await ReadAsync();
        foreach (var (name, operation) in OperationsOf(document))
        {
            foreach (var (status, answer) in operation.Responses!)
            {
                var given = await ProduceAsync(name, int.Parse(status, CultureInfo.InvariantCulture));
                var text = await given.Content.ReadAsStringAsync();
                Assert.True(
                    ((int)given.StatusCode).ToString(CultureInfo.InvariantCulture) == status,
                    $"{name} should answer {status}, not {given.StatusCode}: {text}");
                Assert.All(answer.Headers?.Keys.Where(header => header != "Idempotency-Replayed") ?? [], header =>
                    Assert.True(given.Headers.Contains(header), $"{name} {status} has no {header}."));
                if (answer.Content is not { Count: > 0 } content)
                {
                    Assert.Equal("", text);
                    continue;
                }

                var (type, media) = content.Single();
                Assert.Equal(type, given.Content.Headers.ContentType?.MediaType);
                Assert.Equal(
                    "",
                    string.Join(
                        "\n", SchemaCheck.Differences(media.Schema!, JsonSerializer.Deserialize<JsonElement>(text), $"{name} {status}")));
            }
        }
    }

    [Fact]
    public async Task Page_ShowsEveryOperation_InEnglish_WithoutScript()
    {
        var page = await host.Anonymous().GetAsync("/api/mobile/v1/docs");

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Operations.Keys.Order(), page.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent.Trim()).Order());
        Assert.Contains("\"missingPrivilege\": \"ReadWrite\"", page.Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> ProduceAsync(string name, int status)
    {
        var (state, call) = Operations[name];
        var world = await ApiWorld.CreateAsync(host);
        var phone = await world.PhoneAsync(status == 403 && name[0] == 'P' ? ConnectorPrivilege.Read : ConnectorPrivilege.ReadWrite);
        var id = await world.CampaignAsync(status == 409 ? CampaignState.Interrupted : state ?? CampaignState.Validated);
        switch (status)
        {
            case 202:
                host.Sending[world.Account].Silent();
                return await call(phone, id, null);
            case 304:
                var tag = (await call(phone, id, null)).Headers.ETag!.ToString();
                return await call(phone, id, all => all.TryAddWithoutValidation("If-None-Match", tag));
            case 400 when name[0] == 'G':
                return await phone.CallAsync("/campaigns?page=0");
            case 400:
                return await call(phone, id, all => all.TryAddWithoutValidation("If-Match", "rien"));
            case 401:
                phone.AccessToken = "autre";
                return await call(phone, id, null);
            case 403 when name[0] == 'G':
                await world.Account.SetOptionAsync(false);
                return await call(phone, id, null);
            case 404:
                return await call(phone, long.MaxValue, null);
            case 412:
                return await call(phone, id, all => all.TryAddWithoutValidation("If-Match", "\"1-ReadWrite\""));
            case 415:
                using (var request = new HttpRequestMessage(HttpMethod.Put, $"{TestPhone.Api}/campaigns/{id}/schedule"))
                {
                    request.Headers.Authorization = new("Bearer", phone.AccessToken);
                    request.Content = new StringContent("scheduledAt=demain", System.Text.Encoding.UTF8, "text/plain");
                    return await phone.App.SendAsync(request);
                }

            case 422:
                var other = await world.CampaignAsync(CampaignState.Sending);
                Assert.Equal(
                    HttpStatusCode.OK,
                    (await phone.PostAsync($"/campaigns/{other}/interruption", all => all.Add("Idempotency-Key", "a"))).StatusCode);
                return await call(phone, id, all => all.Add("Idempotency-Key", "a"));
            case 428:
                return await phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = world.LaterText() }, ifMatch: null);
            case 429:
                HttpResponseMessage answer;
                var calls = 0;
                do
                {
                    answer = await call(phone, id, null);
                }
                while (answer.StatusCode != HttpStatusCode.TooManyRequests && ++calls < 1000);
                return answer;
            case 503:
                using (host.Services.GetRequiredService<WriteQueue>().Try(Actor.Unattended(world.Account.Id, Entrance.Job)))
                {
                    return await call(phone, id, null);
                }

            default:
                return await call(phone, id, null);
        }
    }

    private async Task<(OpenApiDocument Document, OpenApiDiagnostic Diagnostic)> ReadAsync()
    {
        await using var stream = await host.CreateClient().GetStreamAsync("/api/mobile/v1/openapi.json");
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        memory.Position = 0;
        var result = await OpenApiDocument.LoadAsync(memory, "json");
        return (result.Document!, result.Diagnostic!);
    }

    private static IEnumerable<(string Name, OpenApiOperation Value)> OperationsOf(OpenApiDocument document) =>
        from path in document.Paths
        from operation in path.Value.Operations!
        select ($"{operation.Key.Method} {path.Key}", operation.Value);
}
