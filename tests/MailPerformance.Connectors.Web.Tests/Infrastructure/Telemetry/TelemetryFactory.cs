using System.Text.RegularExpressions;
using MailPerformance.Connectors.Web.Infrastructure.Telemetry;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>An installation with <c>/metrics</c> on a port of its own and, with an address, OTLP.</summary>
public sealed partial class TelemetryFactory(int mailPort, Uri? otlp = null, int port = 0) : PrivateLogFactory("Production", mailPort)
{
    /// <summary>What Prometheus would read.</summary>
    public async Task<string> ScrapeAsync()
    {
        await Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OperationsSampler>().Single().SampleAsync();
        using var client = new HttpClient();
        return await client.GetStringAsync(Services.GetRequiredService<MetricsServer>().Address!);
    }

    /// <summary>The names of all samples in what was read.</summary>
    public static IReadOnlySet<string> NamesIn(string scraped) =>
        Sample().Matches(scraped).Select(found => found.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting(TelemetrySettings.Port, port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (otlp is not null)
        {
            builder.UseSetting(TelemetrySettings.Endpoint, otlp.ToString());
            builder.UseSetting(TelemetrySettings.Protocol, "http/protobuf");
        }
    }

    [GeneratedRegex(@"^([a-zA-Z_][\w]*)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
