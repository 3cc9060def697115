using System.Globalization;
using System.Xml;
using MailPerformance.Connectors.Core.Imports;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Infrastructure.Imports;

/// <summary>Reads the first sheet of a workbook. Of a formula it is what it was worth when the file was saved.</summary>
internal static class XlsxTable
{
    // A sheet may say that it begins a million rows further down.
    private const int MostEmptyRows = 10_000;

    // More digits than a number of a workbook has would be invented ones.
    private const double MostExact = 1e15;

    /// <summary>The heading first; empty rows are none.</summary>
    public static IEnumerable<ImportedLine> Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var rows = Open(stream);
        var (line, empty) = (0, 0);
        while (Next(rows))
        {
            line++;
            string[] cells = [.. ((IDictionary<string, object?>)rows.Current).Values.Take(Import.MostColumns + 1).Select(TextOf)];
            var last = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell));
            if (last >= 0)
            {
                empty = 0;
                yield return new ImportedLine(line, cells[..(last + 1)]);
            }
            else if (++empty > MostEmptyRows)
            {
                yield break;
            }
        }
    }

    private static IEnumerator<dynamic> Open(Stream stream)
    {
        try
        {
            return stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX).GetEnumerator();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new TableFileException("Import_Broken");
        }
    }

    private static bool Next(IEnumerator<dynamic> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new TableFileException("Import_Broken");
        }
    }

    // What the package throws at a file that only looks like a workbook.
    private static bool IsBroken(Exception exception) =>
        exception is XmlException or InvalidDataException or FormatException or InvalidOperationException or NullReferenceException
            or KeyNotFoundException or ArgumentException or OverflowException or IndexOutOfRangeException;

    private static string TextOf(object? value) => value switch
    {
        null => "",
        DateTime at => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        double number when Math.Abs(number) < MostExact && Math.Floor(number) == number =>
            number.ToString("0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
