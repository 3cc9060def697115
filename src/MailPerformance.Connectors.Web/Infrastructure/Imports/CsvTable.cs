using System.Text;
using CsvHelper;
using MailPerformance.Connectors.Core.Imports;

namespace MailPerformance.Connectors.Web.Infrastructure.Imports;

/// <summary>Reads text whose cells are parted by one character. What our own export put before a formula is taken off again.</summary>
public static class CsvTable
{
    private const string FormulaBeginnings = "=+-@\t\r";

    private static readonly char[] Parting = [';', ',', '\t'];

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The characters that may part cells, the likelier first.</summary>
    public static IReadOnlyList<char> Separators => Parting;

    /// <summary>The one that stands most often in the first line, outside quotes.</summary>
    public static char SeparatorOf(byte[] content, ImportEncoding encoding)
    {
        using var reader = new StreamReader(Open(content), EncodingOf(encoding));
        var (counts, isQuoted) = (new int[Parting.Length], false);
        for (var read = reader.Read(); read >= 0 && (isQuoted || read is not ('\n' or '\r')); read = reader.Read())
        {
            isQuoted ^= read == '"';
            var place = isQuoted ? -1 : Array.IndexOf(Parting, (char)read);
            if (place >= 0)
            {
                counts[place]++;
            }
        }

        return Parting[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>The heading first; empty lines are none.</summary>
    public static IEnumerable<ImportedLine> Read(byte[] content, ImportEncoding encoding, char separator)
    {
        using var csv = CsvReader.Create(Open(content), new CsvReaderOptions
        {
            Separator = separator,
            Encoding = EncodingOf(encoding),
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = Import.MostOfRow * 4,
        });
        while (Next(csv))
        {
            var cells = new string[csv.FieldCount];
            for (var place = 0; place < cells.Length; place++)
            {
                cells[place] = Plain(csv.GetString(place));
            }

            if (Array.Exists(cells, cell => !string.IsNullOrWhiteSpace(cell)))
            {
                yield return new ImportedLine((int)csv.LineNumber, cells);
            }
        }
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw new TableFileException("Import_RowTooLong", csv.LineNumber + 1);
        }
    }

    private static string Plain(string cell) => cell is ['\'', var first, ..] && FormulaBeginnings.Contains(first) ? cell[1..] : cell;

    private static MemoryStream Open(byte[] content)
    {
        var mark = content.AsSpan().StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        return new MemoryStream(content, mark, content.Length - mark, writable: false);
    }

    private static Encoding EncodingOf(ImportEncoding encoding) => encoding switch
    {
        ImportEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        ImportEncoding.Utf16 => Encoding.Unicode,
        _ => Encoding.UTF8,
    };
}
