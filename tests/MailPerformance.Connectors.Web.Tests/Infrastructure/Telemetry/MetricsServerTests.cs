using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary><c>/metrics</c> and the port that it is on.</summary>
public sealed class MetricsServerTests
{
    [Fact]
    public async Task Metrics_AreOnTheirPortAlone_AndNothingElseIsThere()
    {
        await using var host = new TelemetryFactory(mailPort: 1);
        var page = await host.Anonymous().GetAsync("/connexion");
        var address = host.Services.GetRequiredService<MetricsServer>().Address!;
        using var client = new HttpClient { BaseAddress = address };

        var names = TelemetryFactory.NamesIn(await host.ScrapeAsync());
        using var scraped = await client.GetAsync(address);
        using var posted = await client.PostAsync(address, null);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("http_server_request_duration_seconds_count", names);
        Assert.Contains("mailperformance_sign_ins_total", names);
        Assert.Equal(("text/plain", false), (scraped.Content.Headers.ContentType?.MediaType, scraped.Headers.Contains("Server")));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        foreach (var other in new[] { "/", "/connexion", "/health/ready", "/metrics/", "/css/site.css", "/api/mobile/v1/me" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(other, UriKind.Relative))).StatusCode);
        }

        // An unknown address like any other: a stranger is led to the sign-in.
        Assert.Equal(HttpStatusCode.Found, (await host.Anonymous().GetAsync(TelemetryAddresses.Metrics)).Status);
    }

    [Fact]
    public async Task Port_OfAnotherProgram_StopsTheStart_WithItsNumber()
    {
        await using var first = new TelemetryFactory(mailPort: 1);
        var port = first.Services.GetRequiredService<MetricsServer>().Address!.Port;
        await using var second = new TelemetryFactory(mailPort: 1, port: port);

        var refused = Assert.Throws<CannotStartException>(() => second.Services);

        Assert.Equal($"Metrics:Port is {port}, where another program listens already.", refused.Message);
    }

    [Theory]
    [InlineData(TelemetrySettings.Port, "65536", "Metrics:Port is '65536'; it must be a whole number from 0 to 65535")]
    [InlineData(TelemetrySettings.Port, "neuf", "Metrics:Port is 'neuf'; it must be a whole number from 0 to 65535")]
    [InlineData(TelemetrySettings.Endpoint, "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is no address that begins with http")]
    [InlineData(TelemetrySettings.Protocol, "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json'; it must be grpc or http/protobuf")]
    public void Setting_ThatMakesNoSense_IsRefusedByName(string key, string value, string sentence)
    {
        var settings = new Dictionary<string, string?> { [TelemetrySettings.Endpoint] = "http://collector:4317", [key] = value };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        var refused = Assert.Throws<CannotStartException>(() => new ServiceCollection().AddTelemetry(configuration));

        Assert.StartsWith(sentence, refused.Message);
    }
}
