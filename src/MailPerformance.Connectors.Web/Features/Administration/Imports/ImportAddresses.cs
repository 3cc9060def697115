using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

public static class ImportAddresses
{
    /// <summary>Also where the file is sent.</summary>
    public const string New = ContactAddresses.List + "/importer";
    public const string TemplateCsv = New + "/modele-csv";
    public const string TemplateXlsx = New + "/modele-xlsx";
    public const string OneRoute = New + "/{id:long}";
    public const string ReadRoute = OneRoute + "/lecture";
    public const string ColumnsRoute = OneRoute + "/colonnes";
    public const string LinksRoute = OneRoute + "/liens";

    public static string One(long id) => Addresses.Fill(OneRoute, id);

    public static string Read(long id) => Addresses.Fill(ReadRoute, id);

    public static string Columns(long id) => Addresses.Fill(ColumnsRoute, id);

    public static string Links(long id) => Addresses.Fill(LinksRoute, id);
}
