using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Infrastructure.Imports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>« Importer »: a file of contacts and what its columns are. From there it is an action on many contacts like any other.</summary>
[RequirePermission(Permissions.ContactsCreate)]
public sealed class ImportsController(
    CurrentAccount current, ConnectorsDbContext db, ImportService imports, BatchService batches, ImportPage page, ImportTemplate template)
    : PageController(current)
{
    private const string FileField = "File";
    private const string Page = "Show";

    [HttpGet(ImportAddresses.New)]
    public IActionResult New() => View();

    [HttpPost(ImportAddresses.New)]
    [ButtonText("Import_Send")]
    public async Task<IActionResult> Send(IFormFile? file)
    {
        if (file is not { Length: > 0 and <= Import.MostBytes })
        {
            ModelState.AddModelError(FileField, file is { Length: > 0 } ? T("Import_TooBig", Import.MostBytes >> 20) : T("Import_NoFile"));
            return Invalid(nameof(New), new object());
        }

        try
        {
            var content = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
            {
                await stream.ReadExactlyAsync(content);
            }

            var made = await imports.CreateAsync(TableFile.Read(file.FileName, content));
            return made.IsDone ? Redirect(ImportAddresses.One(made.Value)) : NotDone(made);
        }
        catch (TableFileException refused)
        {
            ModelState.AddModelError(FileField, refused.Message);
            return Invalid(nameof(New), new object());
        }
    }

    [HttpGet(ImportAddresses.TemplateCsv)]
    public Task<IActionResult> Csv() => TemplateAsync(ExportFormat.Csv);

    [HttpGet(ImportAddresses.TemplateXlsx)]
    public Task<IActionResult> Xlsx() => TemplateAsync(ExportFormat.Xlsx);

    [HttpGet(ImportAddresses.OneRoute)]
    public async Task<IActionResult> Show(long id) => await page.FindAsync(id) is { } model ? View(Page, model)
        : await imports.Mine.AnyAsync(batch => batch.Id == id && batch.ItemCount > 0) ? Redirect(BatchAddresses.One(id))
        : NotFound();

    [HttpPost(ImportAddresses.ReadRoute)]
    [ButtonText("Import_ReadAgain")]
    public async Task<IActionResult> ReadAgain(long id, ImportReadForm form)
    {
        if (await imports.FileAsync(id) is not { } file)
        {
            return NotFound();
        }

        try
        {
            var name = await db.Imports.Where(import => import.BatchId == id).Select(import => import.FileName).SingleAsync();
            var separator = form.Separator is { } number && CsvTable.Separators.Contains((char)number) ? (char)number : (char?)null;
            var again = await imports.ReadAgainAsync(id, TableFile.Read(name, file.Content, form.Encoding, separator));
            return again.IsDone ? Redirect(ImportAddresses.One(id)) : NotDone(again);
        }
        catch (TableFileException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return await AgainAsync(id, null);
        }
    }

    [HttpPost(ImportAddresses.ColumnsRoute)]
    [ButtonText("Import_Foresee")]
    public async Task<IActionResult> Choose(long id, ImportColumnsForm form)
    {
        var chosen = await imports.ChooseAsync(id, form.Fields);
        return chosen.IsDone ? Redirect(BatchAddresses.One(id)) : AnswerUnlessForm(chosen) ?? await AgainAsync(id, form.Fields);
    }

    // Nobody has a password after an import: those that it made are chosen for the action that sends links.
    [HttpPost(ImportAddresses.LinksRoute)]
    [ButtonText("Import_SendLinks")]
    public async Task<IActionResult> Links(long id)
    {
        if (!await imports.Mine.AnyAsync(batch => batch.Id == id && batch.State == BatchState.Ended))
        {
            return NotFound();
        }

        var made = await batches.CreateAsync(await db.BatchItems
            .Where(item => item.BatchId == id && item.Outcome == BatchOutcome.Created)
            .OrderBy(item => item.Number).Select(item => item.ContactId).ToListAsync());
        return made.IsDone ? Redirect(BatchAddresses.One(made.Value)) : NotDone(made);
    }

    private async Task<IActionResult> TemplateAsync(ExportFormat format)
    {
        await template.WriteAsync(HttpContext, format);
        return new EmptyResult();
    }

    private async Task<IActionResult> AgainAsync(long id, IReadOnlyList<string?>? chosen) =>
        await page.FindAsync(id, chosen) is { } model ? Invalid(Page, model) : NotFound();
}
