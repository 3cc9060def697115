namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

public static class TelemetryAddresses
{
    public const string Metrics = "/metrics";
}
