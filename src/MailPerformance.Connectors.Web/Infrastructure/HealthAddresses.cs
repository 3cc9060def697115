namespace MailPerformance.Connectors.Web.Infrastructure;

public static class HealthAddresses
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
}
