using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>Imports of contacts and campaigns, as a page would order them and the job do them.</summary>
public static class TestImports
{
    /// <summary>A file as the page would have read it.</summary>
    /// <param name="lines">The heading first; cells are parted by « ; ».</param>
    public static ImportUpload Upload(params string[] lines)
    {
        List<string[]> cells = [.. lines.Select(line => line.Split(';'))];
        return new ImportUpload(
            "contacts.csv",
            Encoding.UTF8.GetBytes(string.Join('\n', lines)),
            ImportEncoding.Utf8,
            ';',
            cells[0],
            [.. cells.Skip(1).Take(3)],
            cells.Skip(1).Select((row, index) => new ImportedLine(index + 2, row)));
    }

    /// <summary>An import of which it is known what it would do, with the columns that its headings say.</summary>
    public static Task<long> ForeseeImportAsync(this TestAccount account, long byId, params string[] lines) =>
        account.ForeseeImportAsync(byId, BatchAction.Import, lines);

    /// <summary>The same of campaigns, by the administrator.</summary>
    public static Task<long> ForeseeCampaignsAsync(this TestAccount account, params string[] lines) =>
        account.ForeseeImportAsync(account.AdministratorId, BatchAction.ImportCampaigns, lines);

    /// <summary>An import of campaigns that the administrator has done.</summary>
    public static async Task<long> ImportCampaignsAsync(this TestAccount account, params string[] lines)
    {
        var id = await account.ForeseeCampaignsAsync(lines);
        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        return id;
    }

    private static async Task<long> ForeseeImportAsync(this TestAccount account, long byId, BatchAction action, string[] lines)
    {
        var id = WriteAssert.Done(await account.As(byId, core => core.Imports.CreateAsync(Upload(lines), action)));
        var fields = await account.Inside(core =>
            core.Db.Imports.Where(import => import.BatchId == id).Select(import => import.Fields).SingleAsync());
        WriteAssert.Done(await account.As(byId, core => core.Imports.ChooseAsync(id, fields)));
        await account.RunBatchesAsync();
        return id;
    }

    /// <summary>An import that has been done.</summary>
    public static async Task<long> ImportAsync(this TestAccount account, long byId, params string[] lines)
    {
        var id = await account.ForeseeImportAsync(byId, lines);
        await account.ConfirmAndRunAsync(byId, id);
        return id;
    }

    /// <summary>Takes an import back.</summary>
    /// <returns>The batch that does it.</returns>
    public static async Task<long> UndoAsync(this TestAccount account, long byId, long batchId)
    {
        var undo = WriteAssert.Done(await account.As(byId, core => core.Batches.UndoAsync(batchId)));
        await account.RunBatchesAsync();
        await account.ConfirmAndRunAsync(byId, undo);
        return undo;
    }

    public static Task<List<ImportRow>> RowsOfImportAsync(this TestAccount account, long id) =>
        account.Inside(core => core.Db.ImportRows.AsNoTracking()
            .Where(row => row.BatchId == id).OrderBy(row => row.Number).ToListAsync());
}
