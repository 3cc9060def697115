using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

public static class CampaignAddresses
{
    public const string List = "/campagnes";
    public const string ShowRoute = List + "/{id:long}";
    public const string Export = List + "/exporter";
    public const string EventsRoute = List + "/evenements";

    public static string Show(long id) => Addresses.Fill(ShowRoute, id);

    public static string OfCategory(long id) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{List}?{CampaignListQuery.CategoryName}={id}");

    public static string Events(string seen) => Addresses.After(EventsRoute, seen);
}
