using System.Globalization;
using CsvHelper;
using MailPerformance.Connectors.Core.Accounts;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Infrastructure.Exports;

/// <summary>Writes tables as files that a spreadsheet opens. However many rows there are, memory holds some of them.</summary>
public sealed class ExportWriter(CurrentAccount current, TimeProvider time)
{
    private const int FlushBytes = 64 * 1024;

    // What a sheet of Excel takes, less its heading.
    private const int MostOfSheet = 1_048_575;

    public Task WriteAsync(HttpContext context, ExportFormat format, Export export)
    {
        var me = current.Contact!;
        var now = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, TimeZones.Find(me.TimeZone));
        var (ending, type) = format == ExportFormat.Csv
            ? ("csv", "text/csv; charset=utf-8")
            : ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"{export.Name}-{me.AccountCode}-{now:yyyy-MM-dd}.{ending}\"");
        return format == ExportFormat.Csv
            ? WriteCsvAsync(context.Response.Body, export, context.RequestAborted)
            : WriteXlsxAsync(context.Response.Body, export, context.RequestAborted);
    }

    // With its mark, by which Excel knows UTF-8; texts that Excel would take for formulas are made texts. The writer does not wait for the
    // reader, so it writes into memory, some lines at a time.
    private static async Task WriteCsvAsync(Stream body, Export export, CancellationToken cancellation)
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
        csv.WriteRecord([.. export.Headings]);
        await foreach (var row in export.Rows(int.MaxValue).WithCancellation(cancellation))
        {
            csv.WriteRecord(row);
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
    private static async Task WriteXlsxAsync(Stream body, Export export, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FlushBytes,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var rows = export.Rows(MostOfSheet).ToBlockingEnumerable(cancellation)
            .Select(row => export.Headings.Zip(row).ToDictionary(cell => cell.First, cell => (object?)cell.Second));
        await file.SaveAsAsync(rows, cancellationToken: cancellation);
        file.Position = 0;
        await file.CopyToAsync(body, cancellation);
    }
}
