namespace MailPerformance.Connectors.Web.Features.Home;

public static class HomeAddresses
{
    public const string Home = "/";
}
