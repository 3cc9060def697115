using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>A file of campaigns and their statistics.</summary>
[AdministratorOnly]
public sealed class CampaignImportsController(CurrentAccount current, ImportService imports, ImportPage page, ImportTemplate template)
    : ImportController(current, BatchAction.ImportCampaigns, imports, page, template)
{
    [HttpGet(ImportAddresses.NewCampaigns)]
    public IActionResult New() => NewPage();

    [HttpPost(ImportAddresses.NewCampaigns)]
    [ButtonText("Import_Send")]
    public Task<IActionResult> Send(IFormFile? file) => SendFileAsync(file);

    [HttpGet(ImportAddresses.CampaignsCsv)]
    public Task<IActionResult> Csv() => TemplateAsync(ExportFormat.Csv);

    [HttpGet(ImportAddresses.CampaignsXlsx)]
    public Task<IActionResult> Xlsx() => TemplateAsync(ExportFormat.Xlsx);

    [HttpGet(ImportAddresses.OneOfCampaignsRoute)]
    public Task<IActionResult> Show(long id) => ColumnsAsync(id);

    [HttpPost(ImportAddresses.ReadCampaignsRoute)]
    [ButtonText("Import_ReadAgain")]
    public Task<IActionResult> ReadAgain(long id, ImportReadForm form) => ReadAgainAsync(id, form);

    [HttpPost(ImportAddresses.CampaignColumnsRoute)]
    [ButtonText("Import_Foresee")]
    public Task<IActionResult> Choose(long id, ImportColumnsForm form) => ChooseColumnsAsync(id, form);
}
