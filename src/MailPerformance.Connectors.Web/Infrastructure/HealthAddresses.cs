namespace MailPerformance.Connectors.Web.Infrastructure;

public static class HealthAddresses
{
    public const string Root = "/health";
    public const string Live = Root + "/live";
    public const string Ready = Root + "/ready";
}
