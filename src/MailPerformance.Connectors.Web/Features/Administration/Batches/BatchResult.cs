using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>What has become of each contact or campaign of a batch, as a file.</summary>
public sealed class BatchResult(
    ConnectorsDbContext db, CurrentAccount current, BatchService batches, ImportPage imports, ExportWriter writer)
{
    private const int AtOnce = 1_000;

    private static readonly string[] Columns = ["Number", "LastName", "FirstName", "Login", "Outcome", "Message"];

    // A row of a file is known by its line, and says what it changes.
    private static readonly string[] ImportColumns = ["Line", "LastName", "FirstName", "Login", "Outcome", "Message", "Changes"];

    private static readonly string[] CampaignImportColumns = ["Line", "Name", "Key", "Outcome", "Message", "Changes"];

    private static readonly string[] CampaignColumns = ["Number", "Name", "Key", "Outcome", "Message"];

    /// <summary>Whether there is such a batch for the reader; it is written then.</summary>
    public async Task<bool> WriteAsync(HttpContext context, ExportFormat format, long id)
    {
        if (await batches.Mine.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == id) is not { } batch)
        {
            return false;
        }

        await writer.WriteAsync(context, format, new Export(
            string.Create(CultureInfo.InvariantCulture, $"{T("Batch_File")}-{id}"),
            [.. ColumnsOf(batch.Action).Select(column => T("BatchColumn_" + column))],
            most => batch.Action is { } action && BatchActions.IsImport(action)
                ? ImportRowsAsync(batch, most, context.RequestAborted)
                : RowsAsync(batch, most, context.RequestAborted)));
        return true;
    }

    private static string[] ColumnsOf(BatchAction? action) => action switch
    {
        BatchAction.Import => ImportColumns,
        BatchAction.ImportCampaigns => CampaignImportColumns,
        BatchAction.UndoCampaigns => CampaignColumns,
        _ => Columns,
    };

    private async IAsyncEnumerable<string[]> ImportRowsAsync(
        Batch batch, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (after, isLast) = (0, false); !isLast && after < most;)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = await imports.ItemsAsync(batch, null, after, AtOnce);
            (after, isLast) = (rows.Count > 0 ? rows[^1].Number : after, rows.Count < AtOnce);
            foreach (var row in rows)
            {
                var said = row.Import!;
                yield return
                [
                    said.Line.ToString(CultureInfo.InvariantCulture),
                    .. said.Names,
                    row.Login ?? said.Key,
                    OutcomeOf(batch, row.Outcome),
                    row.Message ?? "",
                    string.Join(" ; ", said.Changes),
                ];
            }
        }
    }

    private static string OutcomeOf(Batch batch, BatchOutcome outcome) => BatchWords.OutcomeOf(
        batch, batch.State == BatchState.Ended && outcome < BatchOutcome.Changed ? BatchOutcome.Waiting : outcome);

    private async IAsyncEnumerable<string[]> RowsAsync(Batch batch, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (id, after) = (batch.Id, 0);
        while (after < most)
        {
            var last = after;
            var rows = await ItemSubject
                .Of(db, db.BatchItems.Where(item => item.BatchId == id && item.Number > last), current.ContactId ?? 0)
                .OrderBy(one => one.Item.Number).Take(AtOnce).AsNoTracking().ToListAsync(cancellation);
            foreach (var row in rows)
            {
                after = row.Item.Number;
                yield return
                [
                    row.Item.Number.ToString(CultureInfo.InvariantCulture),
                    .. row.Item.CampaignId is { } campaignId
                        ? new[] { row.WholeName ?? T("Batch_GoneCampaign", campaignId), row.Login ?? "" }
                        : [row.LastName ?? row.WholeName ?? T("Batch_Gone", row.Item.ContactId), row.FirstName ?? "", row.Login ?? ""],
                    OutcomeOf(batch, row.Item.Outcome),
                    row.Item.Message ?? "",
                ];
            }

            if (rows.Count < AtOnce)
            {
                yield break;
            }
        }
    }
}
