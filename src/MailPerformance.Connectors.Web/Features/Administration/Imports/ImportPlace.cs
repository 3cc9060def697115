using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>Where the pages of an import stand and what they say: of contacts, or of campaigns.</summary>
public sealed record ImportPlace(BatchAction Action)
{
    public bool IsOfCampaigns => BatchActions.IsOfCampaigns(Action);

    public string Title => IsOfCampaigns ? T("Import_CampaignsTitle") : T("Import_Title");

    public string Lead => IsOfCampaigns ? T("Import_CampaignsLead") : T("Import_Lead");

    public string Field => IsOfCampaigns ? T("Import_CampaignField") : T("Import_Field");

    /// <summary>The list that the button stands on.</summary>
    public string List => IsOfCampaigns ? CampaignAddresses.List : ContactAddresses.List;

    /// <summary>How the file is read.</summary>
    public IReadOnlyList<string> Rules => IsOfCampaigns
        ?
        [
            T("Import_Rule_Key"), T("Import_Rule_Empty"), T("Import_Rule_Lines"), T("Import_Rule_State"), T("Import_Rule_Phones"),
            T("Import_Rule_Instants"), T("Import_Rule_Category"),
        ]
        :
        [
            T("Import_Rule_Known"), T("Import_Rule_Empty"), T("Import_Rule_Names"), T("Import_Rule_Connectors"), T("Import_Rule_Dates"),
            T("Import_Rule_Password"),
        ];

    /// <summary>The way to a page, from the list.</summary>
    public PagePath Path(string page, params (string Text, string Url)[] steps) => IsOfCampaigns
        ? PagePath.To(page, [(T("Campaigns_Title"), List), .. steps])
        : PagePath.InAdministration(page, [(T("Contacts_Title"), List), .. steps]);
}
