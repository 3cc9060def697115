using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>The campaigns that the reader sees as a file, as filtered. A post, since it leaves an entry of the journal.</summary>
[RequirePermission(Permissions.Campaigns)]
public sealed class CampaignExportController(CurrentAccount current, CampaignReader campaigns, ListExport export)
    : ExportingController(current)
{
    [HttpPost(CampaignAddresses.Export)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(CampaignListQuery query, ExportFormat? format) =>
        ExportAsync(format, chosen => export.WriteAsync(HttpContext, chosen, JournalKind.CampaignsExported, new Export(
            T("Export_CampaignsFile"),
            [
                T("Label_Name"), T("Campaign_Category"), T("Connector_State"), T("Export_ScheduledAt"), T("Export_StartedAt"),
                T("Export_Targeted"), T("Count_Sent"), T("Count_Opens"), T("Count_Clicks"),
            ],
            most => RowsAsync(query.Asked(), most))));

    private async IAsyncEnumerable<string[]> RowsAsync(CampaignQuery query, int most)
    {
        await foreach (var campaign in campaigns.AllAsync(query, most).WithCancellation(HttpContext.RequestAborted))
        {
            yield return CellsOf(campaign);
        }
    }

    private string[] CellsOf(CampaignView campaign) =>
    [
        campaign.Name, campaign.CategoryName ?? "", T("CampaignState_" + campaign.State), At(campaign.ScheduledAt), At(campaign.StartedAt),
        Text(campaign.Counts.Targeted), Text(campaign.Counts.Sent), Text(campaign.Counts.Opens), Text(campaign.Counts.Clicks),
    ];

    private string At(DateTime? utc) => utc is { } instant
        ? TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZones.Find(Me.TimeZone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
