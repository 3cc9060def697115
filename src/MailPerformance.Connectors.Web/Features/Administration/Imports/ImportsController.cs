using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>A file of contacts.</summary>
[RequirePermission(Permissions.ContactsCreate)]
public sealed class ImportsController(
    CurrentAccount current, ConnectorsDbContext db, ImportService imports, BatchService batches, ImportPage page, ImportTemplate template)
    : ImportController(current, BatchAction.Import, imports, page, template)
{
    [HttpGet(ImportAddresses.New)]
    public IActionResult New() => NewPage();

    [HttpPost(ImportAddresses.New)]
    [ButtonText("Import_Send")]
    public Task<IActionResult> Send(IFormFile? file) => SendFileAsync(file);

    [HttpGet(ImportAddresses.TemplateCsv)]
    public Task<IActionResult> Csv() => TemplateAsync(ExportFormat.Csv);

    [HttpGet(ImportAddresses.TemplateXlsx)]
    public Task<IActionResult> Xlsx() => TemplateAsync(ExportFormat.Xlsx);

    [HttpGet(ImportAddresses.OneRoute)]
    public Task<IActionResult> Show(long id) => ColumnsAsync(id);

    [HttpPost(ImportAddresses.ReadRoute)]
    [ButtonText("Import_ReadAgain")]
    public Task<IActionResult> ReadAgain(long id, ImportReadForm form) => ReadAgainAsync(id, form);

    [HttpPost(ImportAddresses.ColumnsRoute)]
    [ButtonText("Import_Foresee")]
    public Task<IActionResult> Choose(long id, ImportColumnsForm form) => ChooseColumnsAsync(id, form);

    // Nobody has a password after an import: those that it made are chosen for the action that sends links.
    [HttpPost(ImportAddresses.LinksRoute)]
    [ButtonText("Import_SendLinks")]
    public async Task<IActionResult> Links(long id)
    {
        if (!await Mine.AnyAsync(batch => batch.Id == id && batch.State == BatchState.Ended))
        {
            return NotFound();
        }

        var made = await batches.CreateAsync(await db.BatchItems
            .Where(item => item.BatchId == id && item.Outcome == BatchOutcome.Created)
            .OrderBy(item => item.Number).Select(item => item.ContactId).ToListAsync());
        return made.IsDone ? Redirect(BatchAddresses.One(made.Value)) : NotDone(made);
    }
}
