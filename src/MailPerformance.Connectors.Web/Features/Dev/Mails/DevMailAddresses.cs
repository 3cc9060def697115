using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Dev.Mails;

public static class DevMailAddresses
{
    public const string List = "/dev/courriels";
    public const string ShowRoute = List + "/{id:long}";
    public const string HtmlRoute = ShowRoute + "/html";

    public static string Show(long id) => Addresses.Fill(ShowRoute, id);

    public static string Html(long id) => Addresses.Fill(HtmlRoute, id);
}
