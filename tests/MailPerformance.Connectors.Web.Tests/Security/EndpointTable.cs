using MailPerformance.Connectors.Core.SignIn;
using static MailPerformance.Connectors.Web.Tests.Security.EndpointBodies;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>
/// Every endpoint of the application with the answer that each kind of person must get: anonymous, without rights, delegate,
/// administrator, administrator of another account. A new endpoint makes the tests fail until it stands here.
/// </summary>
public static class EndpointTable
{
    private const string Contacts = "/administration/contacts";
    private const string OneContact = Contacts + "/{id:long}";
    private const string Roles = "/administration/roles";
    private const string Batches = "/administration/actions-groupees";
    private const string OneBatch = Batches + "/{id:long}";
    private const string Import = Contacts + "/importer";
    private const string OneImport = Import + "/{id:long}";
    private const string Campaigns = "/campagnes/importer";
    private const string OneOfCampaigns = Campaigns + "/{id:long}";
    private const string Review = "/administration/revue";
    private const string Connectors = "/parametrages/connecteurs";
    private const string Api = "/api/mobile/v1";

    public static IReadOnlyList<EndpointRow> Rows { get; } =
    [
        Get("/", "login 200 200 200 200"),
        Get("/aide", "login 200 200 200 200"),
        Get("/aide/{chapitre}", "login 200 200 200 200"),
        Get("/aide/images/{name}", "login 200 200 200 200"),
        Get("/administration", "login 403 200 200 200"),
        Get("/parametrages", "login 403 200 200 200"),
        Get("/connexion", "200 302 302 302 302"),
        Post("/connexion", "302 302 302 302 302", SignIn) with { NeedsNewPerson = true },
        // Without a right password before it there is no second step; whoever is in goes on to the first page from there.
        Get("/connexion/code", "login login login login login"),
        Post("/connexion/code", "login login login login login", Nothing),
        Get("/connexion/cle-acces/demande", "200 200 200 200 200"),
        // No device has signed anything.
        Post("/connexion/cle-acces", "400 400 400 400 400", Nothing) with { WritesNothing = "no device has signed" },
        Get("/connexion/mot-de-passe", "200 200 200 200 200", TargetKind.PasswordLink),
        Post("/connexion/mot-de-passe", "login login login login login", ChoosePassword, TargetKind.PasswordLink),
        Get("/connexion/mot-de-passe/enregistre", "login login login login login"),
        Get("/connexion/mot-de-passe-oublie", "200 200 200 200 200"),
        // No mails are sent here: the page says whom to ask.
        Post("/connexion/mot-de-passe-oublie", "200 200 200 200 200", Forgotten),
        Get("/connexion/mot-de-passe-oublie/demande", "200 200 200 200 200"),
        // Without a link there is nothing to confirm.
        Get("/connexion/adresse", "410 410 410 410 410"),
        Post("/connexion/adresse", "410 410 410 410 410", Nothing) with { WritesNothing = "no e-mail waits" },
        Get("/connexion/adresse/confirmee", "login login login login login"),
        Get("/deconnexion", "login 200 200 200 200"),
        Post("/deconnexion", "login login login login login", Nothing) with { NeedsNewPerson = true },
        Get("/profil", "login 200 200 200 200"),
        Post("/profil", "login 302 302 302 302", Preferences),
        Post("/profil/colonnes", "login 302 302 302 302", ShowColumn),
        // No e-mail waits to be confirmed, here and below.
        Post("/profil/adresse/annuler", "login 404 404 404 404", Nothing) with { WritesNothing = "no e-mail waits" },
        Get("/profil/donnees", "login 200 200 200 200"),
        Post("/profil/mot-de-passe", "login 302 302 302 302", ChangePassword) with { NeedsNewPerson = true },
        Get("/profil/double-authentification", "login 200 200 200 200"),
        Post("/profil/double-authentification", "login 200 200 200 200", PresentPassword) with { WritesNothing = "shows a key" },
        // No key waits for a first code, and there are no recovery codes to renew.
        Post("/profil/double-authentification/activer", "login 400 400 400 400", Nothing),
        Post("/profil/double-authentification/codes", "login 404 404 404 404", PresentPassword),
        Post("/profil/double-authentification/desactiver", "login 302 302 302 302", PresentPassword) with { NeedsNewPerson = true },

        Post("/profil/cles-acces/nouvelle", "login 200 200 200 200", Nothing) with { WritesNothing = "shows what a device is asked" },
        Post("/profil/cles-acces", "login 400 400 400 400", NewName) with { WritesNothing = "no device has made a key" },
        Post("/profil/cles-acces/{id:long}/renommer", "login 404 404 404 404", NewName, TargetKind.Passkey) with
        {
            WritesNothing = "another's",
        },
        Post("/profil/cles-acces/{id:long}/supprimer", "login 404 404 404 404", Nothing, TargetKind.Passkey) with
        {
            WritesNothing = "another's",
        },

        // Only one's own sessions are ended there: the target is another's.
        Post("/profil/sessions/{id:long}/deconnecter", "login 404 404 404 404", Nothing, TargetKind.Session) with
        {
            WritesNothing = "another's",
        },
        Post("/profil/sessions/autres/deconnecter", "login 302 302 302 302", Nothing) with { NeedsNewPerson = true },

        // Only one's own devices are ended there: the target is another's.
        Post("/profil/appareils/{id:long}/deconnecter", "login 404 404 404 404", Nothing, TargetKind.Device),

        Get(Contacts, "login 403 200 200 200"),
        Post(Contacts + "/exporter", "login 403 200 200 200", ExportFile),
        Get(Contacts + "/nouveau", "login 403 403 200 200"),
        Post(Contacts + "/nouveau", "login 403 403 302 302", NewContact),
        Get(OneContact, "login 403 200 200 404", TargetKind.Contact),
        Get(OneContact + "/informations", "login 403 200 200 404", TargetKind.Contact),
        Post(OneContact + "/informations", "login 403 403 302 404", Informations, TargetKind.Contact),
        .. Step("groupes"), .. Step("roles"), .. Step("categories"), .. Step("segments"),
        Get(OneContact + "/identifiants", "login 403 403 200 404", TargetKind.Contact),
        Post(OneContact + "/identifiants/lien", "login 403 403 302 404", Nothing, TargetKind.Contact),
        Post(OneContact + "/identifiants/courriel", "login 403 404 404 404", Nothing, TargetKind.Contact),
        Post(OneContact + "/identifiants/blocage", "login 403 403 302 404", Lock, TargetKind.Contact),
        Post(OneContact + "/identifiants/double-authentification", "login 403 403 302 404", Nothing, TargetKind.Contact),
        Post(OneContact + "/invitation/renvoyer", "login 403 403 302 404", Nothing, TargetKind.Contact),
        // The target has a password.
        Post(OneContact + "/invitation/annuler", "login 403 403 400 404", Nothing, TargetKind.Contact),
        Get(Contacts + "/invitations", "login 403 403 200 200"),
        // No mails are sent here; who may send them is told so.
        Post(Contacts + "/invitations", "login 403 403 400 400", Nothing),
        Post(OneContact + "/prolonger", "login 403 403 302 404", ShownEnd, TargetKind.Contact),
        Post(OneContact + "/adresse/renvoyer", "login 403 404 404 404", Nothing, TargetKind.Contact) with { WritesNothing = "none waits" },
        Post(OneContact + "/adresse/annuler", "login 403 404 404 404", Nothing, TargetKind.Contact) with { WritesNothing = "none waits" },
        Get(OneContact + "/supprimer", "login 403 403 200 404", TargetKind.Contact),
        Post(OneContact + "/supprimer", "login 403 403 302 404", Nothing, TargetKind.Contact),

        Get(Batches, "login 403 200 200 200"),
        Post(Batches + "/nouvelle", "login 403 302 302 404", Choose, TargetKind.Contact),
        Get(OneBatch, "login 403 404 200 404", TargetKind.Batch),

        // It acts with the rights of whoever has started it: another administrator sees it, and may stop it.
        Post(OneBatch + "/action", "login 403 404 403 404", Block, TargetKind.Batch),
        Post(OneBatch + "/executer", "login 403 404 403 404", Nothing, TargetKind.Batch),
        Post(OneBatch + "/arreter", "login 403 404 302 404", Nothing, TargetKind.Batch) with { WritesNothing = "it does not run" },

        // It has not been done, so there is nothing to take back.
        Post(OneBatch + "/annuler", "login 403 404 400 404", Nothing, TargetKind.Batch) with { WritesNothing = "it has not run" },
        Get(OneBatch + "/resultat-csv", "login 403 404 200 404", TargetKind.Batch),
        Get(OneBatch + "/resultat-xlsx", "login 403 404 200 404", TargetKind.Batch),

        Post(Roles + "/exporter", "login 403 403 200 200", ExportFile),
        Get(Import, "login 403 403 200 200"),
        Post(Import, "login 403 403 400 400", Nothing) with { WritesNothing = "no file comes with it" },
        Get(Import + "/modele-csv", "login 403 403 200 200"),
        Get(Import + "/modele-xlsx", "login 403 403 200 200"),

        // Nobody but whoever has sent the file goes on with it.
        Get(OneImport, "login 403 403 404 404", TargetKind.Import),
        Post(OneImport + "/lecture", "login 403 403 404 404", ReadAsWestern, TargetKind.Import),
        Post(OneImport + "/colonnes", "login 403 403 404 404", ChooseColumns, TargetKind.Import),
        Post(OneImport + "/liens", "login 403 403 404 404", Nothing, TargetKind.Import) with { WritesNothing = "it has not run" },

        Get(Roles, "login 403 403 200 200"),
        Get(Roles + "/nouveau", "login 403 403 200 200"),
        Post(Roles + "/nouveau", "login 403 403 302 302", NewName),
        Get(Roles + "/{id:long}", "login 403 403 200 404", TargetKind.Role),
        Post(Roles + "/{id:long}", "login 403 403 302 404", EditRole, TargetKind.Role),
        Get(Roles + "/{id:long}/supprimer", "login 403 403 200 404", TargetKind.Role),
        Post(Roles + "/{id:long}/supprimer", "login 403 403 302 404", Nothing, TargetKind.Role),

        .. Labels("/administration/groupes", TargetKind.Group),
        .. Labels("/administration/categories", TargetKind.Category),
        .. Labels("/administration/segments", TargetKind.Segment),
        Post("/administration/categories/{id:long}/remplacer", "login 403 403 400 404", Nothing, TargetKind.Category) with
        {
            WritesNothing = "no other category is named",
        },

        Get("/administration/journal", "login 403 403 200 200"),
        Get("/administration/journal/evenements", "login 403 403 200 200"),
        Post("/administration/journal/export-csv", "login 403 403 200 200", Nothing),
        Post("/administration/journal/export-xlsx", "login 403 403 200 200", Nothing),
        Post(Review + "/registre-csv", "login 403 403 200 200", Nothing),
        Post(Review + "/registre-xlsx", "login 403 403 200 200", Nothing),

        Get("/administration/corbeille", "login 403 200 200 200"),
        Get("/administration/corbeille/{genre}/{id:long}", "login 403 403 200 404", TargetKind.Deleted),
        Post("/administration/corbeille/{genre}/{id:long}/restaurer", "login 403 403 302 404", Nothing, TargetKind.Deleted),
        Post("/administration/corbeille/{genre}/{id:long}/effacer", "login 403 403 302 404", Confirm, TargetKind.Deleted),

        Get(Review + "/precedentes", "login 403 403 200 200"),
        Get(Review + "/{id:long}/terminer", "login 403 403 200 404", TargetKind.OpenReview),

        // After the one before it, a review is open.
        Get(Review, "login 403 403 200 200"),
        Post(Review, "login 403 403 302 302", Nothing),
        Post(Review + "/{id:long}/lignes/{number:int}", "login 403 403 302 404", Decide, TargetKind.OpenReview),
        Post(Review + "/{id:long}/terminer", "login 403 403 302 404", Nothing, TargetKind.OpenReview),
        Get(Review + "/{id:long}", "login 403 403 200 404", TargetKind.Review),

        Post("/campagnes/exporter", "login 403 403 200 200", ExportFile),
        Get("/campagnes", "login 403 403 200 200"),
        Get("/campagnes/{id:long}", "login 403 403 200 404", TargetKind.Campaign),
        Get("/campagnes/evenements", "login 403 403 200 200"),
        Get(Campaigns, "login 403 403 200 200"),
        Post(Campaigns, "login 403 403 400 400", Nothing) with { WritesNothing = "no file comes with it" },
        Get(Campaigns + "/modele-csv", "login 403 403 200 200"),
        Get(Campaigns + "/modele-xlsx", "login 403 403 200 200"),

        // Nobody but whoever has sent the file goes on with it.
        Get(OneOfCampaigns, "login 403 403 404 404", TargetKind.CampaignImport),
        Post(OneOfCampaigns + "/lecture", "login 403 403 404 404", ReadAsWestern, TargetKind.CampaignImport),
        Post(OneOfCampaigns + "/colonnes", "login 403 403 404 404", ChooseKey, TargetKind.CampaignImport),

        Post(Connectors + "/exporter", "login 403 200 200 200", ExportFile),
        Get(Connectors, "login 403 200 200 200"),
        Get(Connectors + "/{platform}/ajouter", "login 403 200 200 200"),
        Get(Connectors + "/{platform}/ajouter/contacts", "login 403 200 200 200"),
        // The other account's administrator is told that there is no such contact, at the field.
        Post(Connectors + "/{platform}/ajouter", "login 403 302 302 400", AddConnector, TargetKind.Contact),
        Get(Connectors + "/{id:long}/modifier", "login 403 200 200 404", TargetKind.Connector),
        Post(Connectors + "/{id:long}/modifier", "login 403 302 302 404", Raise, TargetKind.Connector),
        Get(Connectors + "/a-verifier", "login 403 403 200 200"),
        Post(Connectors + "/{id:long}/confirmer", "login 403 403 302 302", Read, TargetKind.Connector),
        Get(Connectors + "/{id:long}/retirer", "login 403 200 200 404", TargetKind.Connector),
        // A connector that is not there is one that is removed already, also when it is another account's.
        Post(Connectors + "/{id:long}/retirer", "login 403 302 302 302", Nothing, TargetKind.Connector),
        Get(Connectors + "/evenements", "login 403 200 200 200"),
        Get(Connectors + "/{id:long}/appareils", "login 403 200 200 404", TargetKind.Connector),
        Post(Connectors + "/{id:long}/appareils/deconnecter", "login 403 302 302 404", Nothing, TargetKind.Connector),
        Post(Connectors + "/{id:long}/appareils/{device:long}/deconnecter", "login 403 302 302 404", Nothing, TargetKind.Device),
        Get(Connectors + "/{id:long}/invitation", "login 403 200 200 404", TargetKind.Connector),
        Post(Connectors + "/{id:long}/invitation", "login 403 302 302 404", Nothing, TargetKind.Connector),
        // No mails are sent here; who may send them is told so.
        Post(Connectors + "/{platform}/invitations", "login 403 400 400 400", Nothing),
        Get("/activer", "200 200 200 200 200"),
        Post("/activer", "400 400 400 400 400", Nothing) with { WritesNothing = "shows whose phone a code is for" },
        Get("/activer/{code}", "404 404 404 404 404"),
        Get(Connectors + "/{platform}/appareils/deconnecter", "login 403 403 200 200"),
        Post(Connectors + "/{platform}/appareils/deconnecter", "login 403 403 302 302", Nothing),
        Get("/parametrages/compte", "login 403 403 200 200"),
        Post("/parametrages/compte", "login 403 403 302 302", Settings),
        Get("/parametrages/compte/option", "login 403 403 200 200"),
        Post("/parametrages/compte/option", "login 403 403 302 302", Option),

        // Without an app's request there is nothing to authorize; cookies open nothing of the API, whose own table is ApiMatrixTests.
        Get("/connect/authorize", "400 400 400 400 400"),
        Post("/connect/authorize", "400 400 400 400 400", Nothing),
        Post("/connect/token", "400 400 400 400 400", Nothing) with { IsForPrograms = true },
        Get(Api + "/me", "401 401 401 401 401"),
        Get(Api + "/campaigns", "401 401 401 401 401"),
        Get(Api + "/campaigns/{id:long}", "401 401 401 401 401"),
        Get(Api + "/campaigns/{id:long}/statistics", "401 401 401 401 401"),
        Post(Api + "/campaigns/{id:long}/devalidation", "401 401 401 401 401", Nothing, TargetKind.Campaign) with { IsForPrograms = true },
        new("PUT", Api + "/campaigns/{id:long}/schedule", "401 401 401 401 401", TargetKind.Campaign) { IsForPrograms = true },
        Post(Api + "/campaigns/{id:long}/interruption", "401 401 401 401 401", Nothing, TargetKind.Campaign) with { IsForPrograms = true },
        Get(Api + "/docs", "200 200 200 200 200"),
        Get("/api/mobile/v1/openapi.json", "200 200 200 200 200"),

        Any("/api/{**rest}", "404 404 404 404 404", "there is nothing"),
        Any("/connect/{**rest}", "404 404 404 404 404", "there is nothing"),
        Any("/erreur/{status:int}", "404 404 404 404 404", "shows an error"),
        // Nobody is named in the settings of most tests.
        Get("/.well-known/security.txt", "404 404 404 404 404"),
        Any("/health/live", "200 200 200 200 200", "only looks"),
        Any("/health/ready", "200 200 200 200 200", "only looks"),
        Get("/dev/composants", "200 200 200 200 200"),
        Get("/dev/courriels", "200 200 200 200 200"),
        Get("/dev/courriels/{id:long}", "404 404 404 404 404"),
        Get("/dev/courriels/{id:long}/html", "404 404 404 404 404"),
    ];

    /// <summary>What can be fetched.</summary>
    public static IEnumerable<EndpointRow> Gets => Rows.Where(row => row.Method is "GET" or "*");

    public static IEnumerable<EndpointRow> Posts => Rows.Where(row => row.IsPost && !row.IsForPrograms);

    private static EndpointRow Get(string route, string expected, TargetKind kind = TargetKind.None) => new("GET", route, expected, kind);

    private static EndpointRow Any(string route, string expected, string writesNothing) =>
        new("*", route, expected) { WritesNothing = writesNothing };

    private static EndpointRow Post(
        string route, string expected, Func<Target, TestForm, Task> fill, TargetKind kind = TargetKind.None) =>
        new("POST", route, expected, kind, fill);

    private static IEnumerable<EndpointRow> Step(string name) =>
    [
        Get($"{OneContact}/{name}", "login 403 403 200 404", TargetKind.Contact),
        Post($"{OneContact}/{name}", "login 403 403 302 404", NoSelection, TargetKind.Contact),
    ];

    private static IEnumerable<EndpointRow> Labels(string url, TargetKind kind) =>
    [
        Post(url + "/exporter", "login 403 403 200 200", ExportFile),
        Get(url, "login 403 403 200 200"),
        Post(url, "login 403 403 302 302", NewName),
        Get(url + "/{id:long}", "login 403 403 200 404", kind),
        Post(url + "/{id:long}", "login 403 403 302 404", NewName, kind),
        Post(url + "/{id:long}/supprimer", "login 403 403 302 404", Nothing, kind),
    ];
}
