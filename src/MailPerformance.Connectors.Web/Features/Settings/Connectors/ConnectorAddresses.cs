using System.Globalization;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

public static class ConnectorAddresses
{
    public const string List = "/parametrages/connecteurs";
    public const string Export = List + "/exporter";
    public const string EventsRoute = List + "/evenements";

    public const string AddRoute = OnePlatform + "/ajouter";
    public const string CandidatesRoute = AddRoute + "/contacts";
    public const string InviteWaitingRoute = OnePlatform + "/invitations";
    public const string EndPlatformRoute = OnePlatform + "/appareils/deconnecter";

    public const string Reviews = List + "/a-verifier";
    public const string ConfirmRoute = One + "/confirmer";

    /// <summary>Name of what the page « Retirer » goes back to.</summary>
    public const string FromName = "depuis";

    private const string FromReviews = "a-verifier";

    public const string ChangeRoute = One + "/modifier";
    public const string RemoveRoute = One + "/retirer";
    public const string InvitationRoute = One + "/invitation";
    public const string DevicesRoute = One + "/appareils";
    public const string EndDevicesRoute = DevicesRoute + "/deconnecter";
    public const string EndDeviceRoute = DevicesRoute + "/{device:long}/deconnecter";

    private const string OnePlatform = List + "/{platform}";
    private const string One = List + "/{id:long}";

    public static string Events(string seen) => Addresses.After(EventsRoute, seen);

    public static string Add(string platform) => Addresses.Fill(AddRoute, platform);

    public static string Candidates(string platform) => Addresses.Fill(CandidatesRoute, platform);

    public static string InviteWaiting(string platform) => Addresses.Fill(InviteWaitingRoute, platform);

    public static string EndPlatform(string platform) => Addresses.Fill(EndPlatformRoute, platform);

    /// <summary>The card of a connector among those to check.</summary>
    public static string Review(long id) => $"{Reviews}#{ReviewPart(id)}";

    /// <summary>Id of the card of a connector among those to check.</summary>
    public static string ReviewPart(long id) => "connecteur-" + id.ToString(CultureInfo.InvariantCulture);

    public static string Confirm(long id) => Addresses.Fill(ConfirmRoute, id);

    public static string Change(long id) => Addresses.Fill(ChangeRoute, id);

    public static string Remove(long id) => Addresses.Fill(RemoveRoute, id);

    public static string RemoveFromReviews(long id) => $"{Remove(id)}?{FromName}={FromReviews}";

    /// <param name="from">What the address of « Retirer » said.</param>
    public static string BackTo(string? from) => from == FromReviews ? Reviews : List;

    public static string Invitation(long id) => Addresses.Fill(InvitationRoute, id);

    public static string Devices(long id) => Addresses.Fill(DevicesRoute, id);

    public static string EndDevices(long id) => Addresses.Fill(EndDevicesRoute, id);

    public static string EndDevice(long id, long device) => Addresses.Fill(EndDeviceRoute, id, device);
}
