using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>The entries of a filter as a file, in the reader's language and zone. That it was made is an entry itself.</summary>
public sealed class JournalExport(
    JournalSource source, CurrentAccount current, ListExport export, TimeProvider time)
{
    private const int AtOnce = 1_000;

    private static readonly string[] Columns =
        ["Number", "When", "Kind", "Sentence", "Author", "AuthorLogin", "Contact", "ContactLogin", "Subject", "Changes", "From"];

    public async Task WriteAsync(HttpContext context, ExportFormat format, JournalListQuery query)
    {
        await export.WriteAsync(context, format, JournalKind.JournalExported, new Export(
            "journal",
            [.. Columns.Select(column => T("JournalColumn_" + column))],
            most => RowsAsync(query, most, context.RequestAborted)));
    }

    private async IAsyncEnumerable<string[]> RowsAsync(
        JournalListQuery query, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new JournalReading(time.GetUtcNow().UtcDateTime, TimeZones.Find(current.Contact!.TimeZone));
        (query.Before, query.After) = (null, null);
        var written = 0;
        while (written < most)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = await source.FindAsync(query, Math.Min(AtOnce, most - written));
            foreach (var entry in found.Entries)
            {
                written++;
                yield return CellsOf(new JournalLine(entry, JournalThere.Nothing, reading));
            }

            if (found.Entries.Count == AtOnce)
            {
                query.Before = found.Entries[^1].Number;
            }
            else if (found.LookedTo is { } looked)
            {
                query.Before = looked;
            }
            else
            {
                yield break;
            }
        }
    }

    private string[] CellsOf(JournalLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture),
        TimeZoneInfo.ConvertTimeFromUtc(line.At, TimeZones.Find(current.Contact!.TimeZone))
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        T("JournalKind_" + line.Kind),
        line.Text,
        line.Author,
        line.AuthorLogin ?? "",
        line.Contact ?? "",
        line.ContactLogin ?? "",
        line.Subject ?? "",
        string.Join(" ; ", line.Changes.Select(change => change.Text)),
        line.From ?? "",
    ];
}
