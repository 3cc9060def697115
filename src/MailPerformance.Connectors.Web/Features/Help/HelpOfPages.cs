using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Administration.Journal;
using MailPerformance.Connectors.Web.Features.Administration.Labels;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Errors;
using MailPerformance.Connectors.Web.Features.Home;
using MailPerformance.Connectors.Web.Features.Menu;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Features.Profile;
using MailPerformance.Connectors.Web.Features.Settings.Account;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.SignIn;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>Which page has which chapter of the guide, or section of one: « Aide » in the header leads there.</summary>
public static class HelpOfPages
{
    private const string Connectors = "suivre-les-connecteurs";
    private const string GiveConnector = "iphone-donner-un-connecteur";
    private const string ChangeConnector = "modifier-ou-retirer-un-connecteur";
    private const string Devices = "deconnecter-un-appareil";
    private const string PhoneSignIn = "se-connecter-depuis-le-telephone";
    private const string Invitation = PhoneSignIn + "#inviter-un-telephone";
    private const string Contacts = "les-contacts";
    private const string FirstLink = Contacts + "#le-lien-a-usage-unique";
    private const string Labels = "groupes-categories-et-segments";
    private const string Roles = "roles-et-droits";
    private const string Settings = "connecteurs-mobile#activer-l-option";
    private const string Profile = "votre-profil";

    /// <summary>A route, and all below it that has no row of its own.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>
    {
        [SignInAddresses.SignIn] = "se-connecter",
        [SignInAddresses.SignOut] = "se-connecter",
        [HomeAddresses.Home] = "l-accueil",
        [ProfileAddresses.Profile] = Profile,
        [ProfileAddresses.Passkeys] = Profile + "#les-cles-d-acces",
        [ProfileAddresses.SecondFactor] = Profile + "#la-double-authentification",
        [CampaignAddresses.List] = "campagnes",
        [ImportAddresses.NewCampaigns] = "campagnes#importer-des-campagnes",
        [MenuAddresses.Administration] = Contacts,
        [ContactAddresses.List] = Contacts,
        [ContactAddresses.New] = Contacts + "#creer-un-contact",
        [ContactAddresses.ShowRoute] = Contacts + "#la-page-d-un-contact",
        [ContactAddresses.Export] = Contacts + "#exporter-une-liste",
        [ImportAddresses.New] = Contacts + "#importer-des-contacts",
        [ContactAddresses.InformationsRoute] = Contacts + "#creer-un-contact",
        [ContactAddresses.GroupsRoute] = Labels,
        [ContactAddresses.RolesRoute] = Roles,
        [ContactAddresses.CategoriesRoute] = Labels,
        [ContactAddresses.SegmentsRoute] = Labels,
        [ContactAddresses.CredentialsRoute] = FirstLink,
        [ContactAddresses.FirstLinks] = FirstLink,
        [ContactAddresses.DeleteRoute] = "corbeille",
        [ContactAddresses.ExtendRoute] = Contacts + "#date-de-fin-de-validite",
        [BatchAddresses.List] = Contacts + "#agir-sur-plusieurs-contacts",
        [RoleAddresses.List] = Roles,
        [LabelAddresses.Groups] = Labels,
        [LabelAddresses.Categories] = Labels,
        [LabelAddresses.Segments] = Labels,
        [JournalAddresses.List] = "journal-d-activite",
        [TrashAddresses.List] = "corbeille",
        [AccessReviewAddresses.Current] = "revue-des-acces",
        [MenuAddresses.Settings] = "connecteurs-mobile",
        [AccountAddresses.Account] = Settings,
        [ConnectorAddresses.List] = Connectors,
        [ConnectorAddresses.AddRoute] = GiveConnector + "#depuis-la-liste-des-connecteurs",
        [ConnectorAddresses.ChangeRoute] = ChangeConnector,
        [ConnectorAddresses.RemoveRoute] = ChangeConnector,
        [ConnectorAddresses.Reviews] = ChangeConnector + "#connecteurs-a-verifier",
        [ConnectorAddresses.InvitationRoute] = Invitation,
        [ConnectorAddresses.DevicesRoute] = Devices,
        [ConnectorAddresses.EndPlatformRoute] = Devices,
        [ActivationAddresses.Enter] = Invitation,
        [MobileSignInAddresses.Root] = PhoneSignIn,
        [ErrorAddresses.Route] = "questions-frequentes",
    };

    /// <summary>The chapter of whatever the request asks for; the table of contents where no page has one.</summary>
    public static string AddressFor(HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (route is null || Of(route) is not { } place)
        {
            return HelpAddresses.Help;
        }

        var parts = place.Split('#');
        return parts.Length == 1 ? HelpAddresses.Chapter(place) : HelpAddresses.Section(parts[0], parts[1]);
    }

    /// <summary>« chapter » or « chapter#section » of the page with that route, or of the nearest one above it.</summary>
    public static string? Of(string route)
    {
        var path = HomeAddresses.Home + route.Trim('/');
        while (path.Length > 1)
        {
            if (Rows.TryGetValue(path, out var place))
            {
                return place;
            }

            path = path[..path.LastIndexOf('/')];
        }

        return route.Trim('/').Length == 0 ? Rows[HomeAddresses.Home] : null;
    }
}
