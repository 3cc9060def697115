using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>What leaves the program for whoever watches it: nothing, unless it is set.</summary>
/// <param name="MetricsPort">Port of <c>/metrics</c>, 0 for a free one; null: there is none.</param>
/// <param name="Otlp">Where traces, metrics and logs are sent to; null: nowhere.</param>
/// <param name="ServiceName">As what the program is known there.</param>
public sealed record TelemetrySettings(int? MetricsPort, Uri? Otlp, string ServiceName)
{
    public const string Port = "Metrics:Port";

    /// <summary>The names of OpenTelemetry's own specification; its exporters read these and more.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    public bool IsMeasured => MetricsPort is not null || Otlp is not null;

    /// <exception cref="CannotStartException">A setting makes no sense.</exception>
    public static TelemetrySettings Read(IConfiguration configuration)
    {
        var port = WholeNumber.Read(configuration, Port, 0, 65_535);
        var name = configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } given ? given : "mailperformance-connectors";
        if (configuration[Endpoint] is not { Length: > 0 } text)
        {
            return new TelemetrySettings(port, null, name);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new CannotStartException($"{Endpoint} is no address that begins with http:// or https://.");
        }

        return configuration[Protocol] is { Length: > 0 } protocol && !Protocols.Contains(protocol)
            ? throw new CannotStartException($"{Protocol} is '{protocol}'; it must be {string.Join(" or ", Protocols)}, or absent.")
            : new TelemetrySettings(port, endpoint, name);
    }
}
