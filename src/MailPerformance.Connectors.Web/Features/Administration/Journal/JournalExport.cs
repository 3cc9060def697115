using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MiniExcelLibs;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>The entries of a filter as a file, in the reader's language and zone. That it was made is an entry itself.</summary>
public sealed class JournalExport(JournalSource source, JournalNotes notes, CurrentAccount current, TimeProvider time)
{
    private const int AtOnce = 1_000;
    private const int FlushBytes = 64 * 1024;

    // What a sheet of Excel takes, less its heading.
    private const int MostOfSheet = 1_048_575;

    private static readonly string[] Columns =
        ["Number", "When", "Kind", "Sentence", "Author", "AuthorLogin", "Contact", "ContactLogin", "Subject", "Changes", "From"];

    public async Task WriteCsvAsync(HttpContext context, JournalListQuery query)
    {
        await BeginAsync(context.Response, "csv", "text/csv; charset=utf-8");
        await WriteCsvAsync(context.Response.Body, query, context.RequestAborted);
    }

    public async Task WriteXlsxAsync(HttpContext context, JournalListQuery query)
    {
        await BeginAsync(context.Response, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        await WriteXlsxAsync(context.Response.Body, query, context.RequestAborted);
    }

    private async Task BeginAsync(HttpResponse response, string ending, string type)
    {
        var me = current.Contact!;
        await notes.KeepAsync(me.Actor.AccountId, JournalKind.JournalExported, Entrance.Browser, me.Actor.ContactId);
        var now = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, TimeZones.Find(me.TimeZone));
        response.ContentType = type;
        response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"journal-{me.AccountCode}-{now:yyyy-MM-dd}.{ending}\"");
    }

    // With its mark, by which Excel knows UTF-8; texts that Excel would take for formulas are made texts. The writer does not wait for the
    // reader, so it writes into memory, some lines at a time.
    private async Task WriteCsvAsync(Stream body, JournalListQuery query, CancellationToken cancellation)
    {
        var isFrench = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";
        using var memory = new MemoryStream();
        await using var csv = CsvWriter.Create(
            memory,
            new CsvWriterOptions
            {
                Separator = isFrench ? ';' : ',',
                Injection = CsvInjection.Escape,
                WriteByteOrderMark = true,
            },
            leaveOpen: true);
        csv.WriteRecord([.. Columns.Select(column => T("JournalColumn_" + column))]);
        await foreach (var line in LinesAsync(query, int.MaxValue, cancellation))
        {
            csv.WriteRecord(CellsOf(line));
            csv.Flush();
            if (memory.Length > FlushBytes)
            {
                await SendAsync();
            }
        }

        csv.Flush();
        await SendAsync();

        async Task SendAsync()
        {
            await body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), cancellation);
            memory.SetLength(0);
        }
    }

    // A sheet cannot be written as it is read: it goes through a file, not through memory.
    private async Task WriteXlsxAsync(Stream body, JournalListQuery query, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FlushBytes,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var headings = Columns.Select(column => T("JournalColumn_" + column)).ToArray();
        var rows = LinesAsync(query, MostOfSheet, cancellation).ToBlockingEnumerable(cancellation)
            .Select(line => headings.Zip(CellsOf(line)).ToDictionary(cell => cell.First, cell => (object?)cell.Second));
        await file.SaveAsAsync(rows, cancellationToken: cancellation);
        file.Position = 0;
        await file.CopyToAsync(body, cancellation);
    }

    private async IAsyncEnumerable<JournalLine> LinesAsync(
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
                yield return new JournalLine(entry, JournalThere.Nothing, reading);
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
