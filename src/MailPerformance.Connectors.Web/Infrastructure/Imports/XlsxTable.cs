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

    private const int Letters = 26;
    private const string MostRows = "1048576";

    /// <summary>The heading first; empty rows are none. Of other rows is read what stands below it, and one cell more.</summary>
    public static IEnumerable<ImportedLine> Read(byte[] content) =>
        Read(content, Import.MostColumns + 1).FirstOrDefault() is { } heading ? Read(content, heading.Cells.Length + 1) : [];

    private static IEnumerable<ImportedLine> Read(byte[] content, int columns)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var rows = Open(stream, columns);
        var (line, empty) = (0, 0);
        while (Next(rows))
        {
            line++;
            string[] cells = [.. ((IDictionary<string, object?>)rows.Current).Values.Select(TextOf)];
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

    // In bounds: a row is as wide as its last cell to the package, and a cell may say that it stands in column 16,384.
    private static IEnumerator<dynamic> Open(Stream stream, int columns)
    {
        try
        {
            return stream.QueryRange(useHeaderRow: false, excelType: ExcelType.XLSX, startCell: "A1", endCell: NameOf(columns) + MostRows)
                .GetEnumerator();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new TableFileException("Import_Broken");
        }
    }

    private static string NameOf(int column) =>
        (column > Letters ? NameOf((column - 1) / Letters) : "") + (char)('A' + ((column - 1) % Letters));

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
