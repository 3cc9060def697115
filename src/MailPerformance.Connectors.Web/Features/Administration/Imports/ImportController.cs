using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Infrastructure.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>« Importer »: a file and what its columns are. From there it is an action on many like any other.</summary>
/// <param name="action">What is imported.</param>
public abstract class ImportController(
    CurrentAccount current, BatchAction action, ImportService imports, ImportPage page, ImportTemplate template) : PageController(current)
{
    private const string FileField = "File";
    private const string FilePage = "New";
    private const string ColumnsPage = "Show";

    protected ImportPlace Place { get; } = new(action);

    private BatchAction Action => Place.Action;

    protected IQueryable<Batch> Mine => imports.MineOf(Action);

    protected IActionResult NewPage() => View(FilePage, Place);

    protected async Task<IActionResult> SendFileAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 and <= Import.MostBytes })
        {
            ModelState.AddModelError(FileField, file is { Length: > 0 } ? T("Import_TooBig", Import.MostBytes >> 20) : T("Import_NoFile"));
            return Invalid(FilePage, Place);
        }

        try
        {
            var content = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
            {
                await stream.ReadExactlyAsync(content);
            }

            var made = await imports.CreateAsync(TableFile.Read(file.FileName, content), Action);
            return made.IsDone ? Redirect(ImportAddresses.One(Action, made.Value)) : NotDone(made);
        }
        catch (TableFileException refused)
        {
            ModelState.AddModelError(FileField, refused.Message);
            return Invalid(FilePage, Place);
        }
    }

    protected async Task<IActionResult> TemplateAsync(ExportFormat format)
    {
        await template.WriteAsync(HttpContext, Action, format);
        return new EmptyResult();
    }

    protected async Task<IActionResult> ColumnsAsync(long id) =>
        await page.FindAsync(Action, id) is { } model ? View(ColumnsPage, model)
        : await Mine.AnyAsync(batch => batch.Id == id && batch.ItemCount > 0) ? Redirect(BatchAddresses.One(id))
        : NotFound();

    protected async Task<IActionResult> ReadAgainAsync(long id, ImportReadForm form)
    {
        if (!await Mine.AnyAsync(batch => batch.Id == id) || await imports.FileAsync(id) is not { } file)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || (form.Encoding is { } encoding && !Enum.IsDefined(encoding))
            || (form.Separator is { } number && !CsvTable.Separators.Any(known => known == number)))
        {
            return Incomplete();
        }

        try
        {
            var name = await page.FileNameAsync(id);
            var again = await imports.ReadAgainAsync(id, TableFile.Read(name, file.Content, form.Encoding, (char?)form.Separator));
            return again.IsDone ? Redirect(ImportAddresses.One(Action, id)) : NotDone(again);
        }
        catch (TableFileException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return await AgainAsync(id, null);
        }
    }

    protected async Task<IActionResult> ChooseColumnsAsync(long id, ImportColumnsForm form)
    {
        if (!await Mine.AnyAsync(batch => batch.Id == id))
        {
            return NotFound();
        }

        var chosen = await imports.ChooseAsync(id, form.Fields);
        return chosen.IsDone ? Redirect(BatchAddresses.One(id)) : AnswerUnlessForm(chosen) ?? await AgainAsync(id, form.Fields);
    }

    private async Task<IActionResult> AgainAsync(long id, IReadOnlyList<string?>? chosen) =>
        await page.FindAsync(Action, id, chosen) is { } model ? Invalid(ColumnsPage, model) : NotFound();
}
