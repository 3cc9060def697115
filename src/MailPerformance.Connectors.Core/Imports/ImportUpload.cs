namespace MailPerformance.Connectors.Core.Imports;

/// <summary>A file that somebody has sent, as it was read.</summary>
/// <param name="Encoding">Null: a workbook, in which nothing is to be guessed.</param>
/// <param name="Separator">Null with it.</param>
/// <param name="Sample">The first rows, to be shown.</param>
/// <param name="Rows">Read while they are written down: memory holds some of them.</param>
public sealed record ImportUpload(
    string FileName,
    byte[] Content,
    ImportEncoding? Encoding,
    char? Separator,
    IReadOnlyList<string> Headings,
    IReadOnlyList<string[]> Sample,
    IEnumerable<ImportedLine> Rows);

/// <param name="Line">Where it begins in the file, from 1.</param>
public sealed record ImportedLine(int Line, string[] Cells);
