namespace MailPerformance.Connectors.Web.Features.Dev;

public static class DevAddresses
{
    public const string Components = "/dev/composants";
}
