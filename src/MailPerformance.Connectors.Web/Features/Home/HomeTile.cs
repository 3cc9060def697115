using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Home;

/// <summary>A figure of the first page, with the one link to what it counts.</summary>
/// <param name="IsSignal">Somebody should look at it.</param>
public sealed record HomeTile(string Title, BoundedCount Figure, string Text, string LinkText, string Address, bool IsSignal = false)
{
    /// <summary>Of what the reader sees, in the order of the page: what asks for something is not there when there is none of it.</summary>
    /// <param name="sendsLinks">The reader may send links to all who have not chosen a password.</param>
    public static IEnumerable<HomeTile> Of(HomeViewModel home, bool sendsLinks)
    {
        if (home.Connectors is { } connectors)
        {
            yield return new(
                T("Connectors_Title"), connectors, TextOfConnectors(home), T("Home_SeeConnectors"), ConnectorAddresses.List);
        }

        if (home.SuspendedConnectors is { Value: > 0 } suspended)
        {
            yield return new(
                T("Home_Suspended"), suspended, T("Home_SuspendedText"), T("Home_SeeContacts"),
                ContactAddresses.Filtered(ContactFilters.SuspendedConnector), IsSignal: true);
        }

        if (home.ConnectorsToInvite.Value > 0)
        {
            yield return new(
                T("Home_ToInvite"), home.ConnectorsToInvite, T("Home_ToInviteText"), T("Home_Invite"), ConnectorAddresses.List,
                IsSignal: true);
        }

        if (home.WithoutPassword is { } without)
        {
            var (link, address) = sendsLinks && without.Value > 0
                ? (T("FirstLinks_Title"), ContactAddresses.FirstLinks)
                : (T("Home_SeeContacts"), ContactAddresses.Filtered(ContactFilters.WithoutPassword));
            yield return new(T("Home_WithoutPassword"), without, T("Home_WithoutPasswordText"), link, address);
        }
    }

    private static string TextOfConnectors(HomeViewModel home) =>
        home.WaitingConnectors.Value > 0 ? Plural("Connectors_Waiting", home.WaitingConnectors) : T("Home_ConnectorsText");
}
