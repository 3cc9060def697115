using System.IO.Compression;
using System.Text.Unicode;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;

namespace MailPerformance.Connectors.Web.Infrastructure.Imports;

/// <summary>
/// Reads a table that somebody has sent: text or a workbook, told apart by what is in it, not by its name. Every cell is a text. It is read
/// in bounds, once to know that it can be, once more while its rows are written down.
/// </summary>
public static class TableFile
{
    private const int SampleRows = 5;

    /// <summary>What a workbook may unpack to: it says nothing true of itself, so it is unpacked to see.</summary>
    private const long MostUnpacked = 200 * 1024 * 1024;

    // A workbook has a few for each of its sheets.
    private const int MostPacked = 1000;

    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray();
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="encoding">Null: guessed.</param>
    /// <param name="separator">Null: guessed.</param>
    /// <exception cref="TableFileException">It is no table that can be taken.</exception>
    public static ImportUpload Read(string name, byte[] content, ImportEncoding? encoding = null, char? separator = null)
    {
        if (content.AsSpan().StartsWith(OldExcel))
        {
            throw new TableFileException("Import_OldExcel");
        }

        var isWorkbook = content.AsSpan().StartsWith(Zip);
        ImportEncoding? written = isWorkbook ? null : encoding ?? EncodingOf(content);
        char? parted = written is { } known ? separator ?? CsvTable.SeparatorOf(content, known) : null;
        if (isWorkbook)
        {
            Unpack(content);
        }

        IEnumerable<ImportedLine> Rows() =>
            written is { } by ? CsvTable.Read(content, by, parted!.Value) : XlsxTable.Read(content);
        var headings = Check(Rows(), out var sample);
        return new ImportUpload(Path.GetFileName(name), content, written, parted, headings, sample, Rows().Skip(1));
    }

    private static ImportEncoding EncodingOf(byte[] content) =>
        content is [0xFF, 0xFE, ..] ? ImportEncoding.Utf16
        : Utf8.IsValid(content) ? ImportEncoding.Utf8
        : ImportEncoding.Windows1252;

    private static List<string> Check(IEnumerable<ImportedLine> lines, out List<string[]> sample)
    {
        sample = [];
        List<string>? headings = null;
        var count = 0;
        foreach (var line in lines)
        {
            if (line.Cells.Length > Import.MostColumns)
            {
                throw new TableFileException("Import_TooManyColumns", Import.MostColumns);
            }

            if (line.Cells.Sum(cell => (long)cell.Length) > Import.MostOfRow)
            {
                throw new TableFileException("Import_RowTooLong", line.Line);
            }

            if (headings is null)
            {
                headings = [.. line.Cells.Select(cell => cell.Trim())];
            }
            else if (++count > Batch.MostItems)
            {
                throw new TableFileException("Import_TooManyRows", Batch.MostItems);
            }
            else if (sample.Count < SampleRows)
            {
                sample.Add(line.Cells);
            }
        }

        return count == 0 ? throw new TableFileException("Import_Empty") : headings!;
    }

    private static void Unpack(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var buffer = new byte[64 * 1024];
            var left = zip.Entries.Count <= MostPacked ? MostUnpacked : throw new TableFileException("Import_Unpacks");
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                {
                    left -= read;
                    if (left < 0)
                    {
                        throw new TableFileException("Import_Unpacks");
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new TableFileException("Import_Broken");
        }
    }
}
