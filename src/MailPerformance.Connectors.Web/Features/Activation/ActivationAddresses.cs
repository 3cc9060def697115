using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Activation;

public static class ActivationAddresses
{
    public const string Enter = "/activer";
    public const string ShowRoute = Enter + "/{code}";

    public static string Show(string code) => Addresses.Fill(ShowRoute, code);
}
