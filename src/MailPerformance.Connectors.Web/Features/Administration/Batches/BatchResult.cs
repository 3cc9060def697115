using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>What has become of each contact of a batch, as a file.</summary>
public sealed class BatchResult(ConnectorsDbContext db, BatchService batches, ImportPage imports, ExportWriter writer)
{
    private const int AtOnce = 1_000;

    private static readonly string[] Columns = ["Number", "LastName", "FirstName", "Login", "Outcome", "Message"];

    // A row of a file is known by its line, and says what it changes.
    private static readonly string[] ImportColumns = ["Line", "LastName", "FirstName", "Login", "Outcome", "Message", "Changes"];

    /// <summary>Whether there is such a batch for the reader; it is written then.</summary>
    public async Task<bool> WriteAsync(HttpContext context, ExportFormat format, long id)
    {
        if (await batches.Mine.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == id) is not { } batch)
        {
            return false;
        }

        await writer.WriteAsync(context, format, new Export(
            string.Create(CultureInfo.InvariantCulture, $"{T("Batch_File")}-{id}"),
            [.. (batch.Action == BatchAction.Import ? ImportColumns : Columns).Select(column => T("BatchColumn_" + column))],
            most => batch.Action == BatchAction.Import
                ? ImportRowsAsync(batch, most, context.RequestAborted)
                : RowsAsync(batch, most, context.RequestAborted)));
        return true;
    }

    private async IAsyncEnumerable<string[]> ImportRowsAsync(
        Batch batch, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (after, isLast) = (0, false); !isLast && after < most;)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = await imports.ItemsAsync(batch.Id, null, after, AtOnce);
            (after, isLast) = (rows.Count > 0 ? rows[^1].Number : after, rows.Count < AtOnce);
            foreach (var row in rows)
            {
                var said = row.Import!;
                yield return
                [
                    said.Line.ToString(CultureInfo.InvariantCulture),
                    said.LastName,
                    said.FirstName,
                    row.Login ?? said.Login,
                    OutcomeOf(batch, row.Outcome),
                    row.Message ?? "",
                    string.Join(" ; ", said.Changes),
                ];
            }
        }
    }

    private static string OutcomeOf(Batch batch, BatchOutcome outcome) => BatchWords.OutcomeOf(
        batch.State == BatchState.Ended && outcome < BatchOutcome.Changed ? BatchOutcome.Waiting : outcome);

    private async IAsyncEnumerable<string[]> RowsAsync(Batch batch, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IQueryable<Contact> contacts = db.Contacts;
        var (id, after) = (batch.Id, 0);
        while (after < most)
        {
            var last = after;
            var rows = await (
                from item in db.BatchItems.Where(item => item.BatchId == id && item.Number > last)
                from contact in contacts.Where(contact => contact.Id == item.ContactId).DefaultIfEmpty()
                orderby item.Number
                select new
                {
                    item.Number,
                    item.ContactId,
                    LastName = (string?)contact!.LastName,
                    FirstName = (string?)contact.FirstName,
                    contact.UserName,
                    item.Outcome,
                    item.Message,
                }).Take(AtOnce).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                after = row.Number;
                yield return
                [
                    row.Number.ToString(CultureInfo.InvariantCulture),
                    row.LastName ?? T("Batch_Gone", row.ContactId),
                    row.FirstName ?? "",
                    row.UserName ?? "",
                    OutcomeOf(batch, row.Outcome),
                    row.Message ?? "",
                ];
            }

            if (rows.Count < AtOnce)
            {
                yield break;
            }
        }
    }
}
