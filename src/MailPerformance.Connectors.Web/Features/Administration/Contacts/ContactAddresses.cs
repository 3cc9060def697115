using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

public static class ContactAddresses
{
    public const string List = "/administration/contacts";
    public const string Export = List + "/exporter";
    public const string New = List + "/nouveau";

    public const string ShowRoute = One;
    public const string InformationsRoute = One + "/informations";
    public const string GroupsRoute = One + "/groupes";
    public const string RolesRoute = One + "/roles";
    public const string CategoriesRoute = One + "/categories";
    public const string SegmentsRoute = One + "/segments";
    public const string DeleteRoute = One + "/supprimer";

    /// <summary>Of all contacts without a password.</summary>
    public const string FirstLinks = List + "/invitations";
    public const string FirstLinkRoute = One + "/invitation/renvoyer";
    public const string TakeFirstLinkBackRoute = One + "/invitation/annuler";

    public const string SendEmailRoute = One + "/adresse/renvoyer";
    public const string TakeEmailBackRoute = One + "/adresse/annuler";

    public const string ExtendRoute = One + "/prolonger";

    public const string CredentialsRoute = One + "/identifiants";
    public const string LinkRoute = CredentialsRoute + "/lien";
    public const string MailRoute = CredentialsRoute + "/courriel";
    public const string LockRoute = CredentialsRoute + "/blocage";
    public const string ResetSecondFactorRoute = CredentialsRoute + "/double-authentification";

    /// <summary>Id of the part of Informations that has the connectors.</summary>
    public const string ConnectorsPart = "connecteurs";

    private const string One = List + "/{id:long}";

    /// <summary>The list with one of its filters (<see cref="ContactFilters"/>).</summary>
    public static string Filtered(string filter, string? sort = null) =>
        $"{List}?{ContactListQuery.FilterName}={filter}" + (sort is null ? "" : $"&{ContactListQuery.SortName}={sort}");

    /// <summary>The list of those who have a role or a label.</summary>
    /// <param name="filter">Its name in the address (<see cref="ContactListQuery"/>).</param>
    public static string With(string filter, long id) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{List}?{filter}={id}");

    /// <summary>The contact at first sight.</summary>
    public static string Show(long id) => Addresses.Fill(ShowRoute, id);

    public static string Informations(long id) => Addresses.Fill(InformationsRoute, id);

    public static string Connectors(long id) => $"{Informations(id)}#{ConnectorsPart}";

    public static string Delete(long id) => Addresses.Fill(DeleteRoute, id);

    public static string Credentials(long id) => Addresses.Fill(CredentialsRoute, id);

    public static string FirstLink(long id) => Addresses.Fill(FirstLinkRoute, id);

    public static string TakeFirstLinkBack(long id) => Addresses.Fill(TakeFirstLinkBackRoute, id);

    public static string SendEmail(long id) => Addresses.Fill(SendEmailRoute, id);

    public static string TakeEmailBack(long id) => Addresses.Fill(TakeEmailBackRoute, id);

    public static string Extend(long id) => Addresses.Fill(ExtendRoute, id);

    public static string Link(long id) => Addresses.Fill(LinkRoute, id);

    public static string Mail(long id) => Addresses.Fill(MailRoute, id);

    public static string Lock(long id) => Addresses.Fill(LockRoute, id);

    public static string ResetSecondFactor(long id) => Addresses.Fill(ResetSecondFactorRoute, id);
}
