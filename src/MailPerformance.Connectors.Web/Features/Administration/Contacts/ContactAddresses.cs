using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

public static class ContactAddresses
{
    public const string List = "/administration/contacts";
    public const string New = List + "/nouveau";

    public const string InformationsRoute = One + "/informations";
    public const string GroupsRoute = One + "/groupes";
    public const string RolesRoute = One + "/roles";
    public const string CategoriesRoute = One + "/categories";
    public const string SegmentsRoute = One + "/segments";
    public const string DeleteRoute = One + "/supprimer";

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

    public static string Informations(long id) => Addresses.Fill(InformationsRoute, id);

    public static string Connectors(long id) => $"{Informations(id)}#{ConnectorsPart}";

    public static string Delete(long id) => Addresses.Fill(DeleteRoute, id);

    public static string Credentials(long id) => Addresses.Fill(CredentialsRoute, id);

    public static string Link(long id) => Addresses.Fill(LinkRoute, id);

    public static string Mail(long id) => Addresses.Fill(MailRoute, id);

    public static string Lock(long id) => Addresses.Fill(LockRoute, id);

    public static string ResetSecondFactor(long id) => Addresses.Fill(ResetSecondFactorRoute, id);
}
