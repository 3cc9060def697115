using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>Of contacts, and of campaigns.</summary>
public static class ImportAddresses
{
    /// <summary>Also where the file is sent.</summary>
    public const string New = ContactAddresses.List + "/importer";
    public const string TemplateCsv = New + CsvPart;
    public const string TemplateXlsx = New + XlsxPart;
    public const string OneRoute = New + OnePart;
    public const string ReadRoute = OneRoute + ReadPart;
    public const string ColumnsRoute = OneRoute + ColumnsPart;
    public const string LinksRoute = OneRoute + "/liens";

    public const string NewCampaigns = CampaignAddresses.List + "/importer";
    public const string CampaignsCsv = NewCampaigns + CsvPart;
    public const string CampaignsXlsx = NewCampaigns + XlsxPart;
    public const string OneOfCampaignsRoute = NewCampaigns + OnePart;
    public const string ReadCampaignsRoute = OneOfCampaignsRoute + ReadPart;
    public const string CampaignColumnsRoute = OneOfCampaignsRoute + ColumnsPart;

    private const string CsvPart = "/modele-csv";
    private const string XlsxPart = "/modele-xlsx";
    private const string OnePart = "/{id:long}";
    private const string ReadPart = "/lecture";
    private const string ColumnsPart = "/colonnes";

    public static string NewOf(BatchAction action) => BatchActions.IsOfCampaigns(action) ? NewCampaigns : New;

    public static string CsvOf(BatchAction action) => NewOf(action) + CsvPart;

    public static string XlsxOf(BatchAction action) => NewOf(action) + XlsxPart;

    public static string One(BatchAction action, long id) => Addresses.Fill(NewOf(action) + OnePart, id);

    public static string Read(BatchAction action, long id) => One(action, id) + ReadPart;

    public static string Columns(BatchAction action, long id) => One(action, id) + ColumnsPart;

    public static string Links(long id) => Addresses.Fill(LinksRoute, id);
}
