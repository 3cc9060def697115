using MailPerformance.Connectors.Web.Infrastructure.Telemetry;
using MailPerformance.Connectors.Web.Tests.Mails;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>What goes out by OTLP and at <c>/metrics</c> after everything that people and phones can do.</summary>
public sealed class TelemetryTests
{
    // A shorter one may be found by chance among numbers of spans.
    private const int Telling = 7;

    [Fact]
    public async Task EverythingThatCanBeDone_GoesOut_WithoutSecretsAndPersonalData()
    {
        await using var mails = new SmtpSink();
        await using var sink = new OtlpSink();
        string scraped;
        IReadOnlyList<string> secrets;
        await using (var host = new TelemetryFactory(mails.Port, sink.Address))
        {
            secrets = await new PrivateStory(host, mails).RunAsync();
            await RevokeAsync(host);
            scraped = await host.ScrapeAsync();
            host.Services.GetRequiredService<TracerProvider>().ForceFlush();
            host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        }

        var (traces, metrics, logs) = (sink.Of("/v1/traces"), sink.Of("/v1/metrics"), sink.Of("/v1/logs"));
        Assert.Contains("activer/{code}", traces);
        Assert.Contains("SELECT", traces);
        Assert.Contains("mailperformance.sign_ins", metrics);
        Assert.Contains("/activer/{code}", logs);
        Assert.Contains("mailperformance-connectors", logs);
        Assert.Equal(
            [],
            from secret in secrets.Where(secret => secret.Length >= Telling)
            from text in new[] { ("traces", traces), ("metrics", metrics), ("logs", logs), ("/metrics", scraped) }
            where text.Item2.Contains(secret, StringComparison.OrdinalIgnoreCase)
            select $"«{secret}» in {text.Item1}");
        Assert.DoesNotContain("url.path", traces);
        Assert.DoesNotContain("url.query", traces);
        OperationsDocument.HoldsTo(TelemetryFactory.NamesIn(scraped));
    }

    private static async Task RevokeAsync(TelemetryFactory host)
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        await world.Account.ChangeAsync(contactId, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);
        await phone.CallAsync("/me");
    }

    [Fact]
    public async Task WithoutASetting_NothingStarts()
    {
        await using var host = new ConnectorsFactory();

        var page = await host.Anonymous().GetAsync("/connexion");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(host.Services.GetService<MeterProvider>());
        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MetricsServer>());
    }
}
