using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>Words of files, in the languages that pages speak: whoever made a file need not speak that of whoever imports it.</summary>
internal static class ImportWords
{
    /// <summary>Letters and digits alone, folded: « Date de fin » is <c>DATEDEFIN</c>.</summary>
    public static string Fold(string text) =>
        NormalizedText.Of(text).Aggregate(new StringBuilder(), (folded, one) => char.IsLetterOrDigit(one) ? folded.Append(one) : folded)
            .ToString();

    /// <param name="key">A text of words, parted by « | ».</param>
    public static bool Are(string folded, string key) => All(key).Any(word => Fold(word) == folded);

    /// <summary>The first word of the reader's language.</summary>
    public static string First(string key) => CoreTexts.Get(key).Split('|')[0];

    /// <summary>The words of a cell that holds several.</summary>
    public static IReadOnlyList<string> Split(string cell) =>
        cell.Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The value whose words the cell holds; null: none.</summary>
    /// <param name="known">Each value with the key of its words.</param>
    public static T? ValueOf<T>(string cell, (T? Value, string Words)[] known)
    {
        var folded = Fold(cell);
        return known.Where(one => Are(folded, one.Words)).Select(one => one.Value).FirstOrDefault();
    }

    /// <summary>Reads the cells of a row that say something in a column that is taken.</summary>
    /// <param name="take">With the field and the trimmed cell; false: it cannot be read.</param>
    /// <returns>What cannot be read, in the reader's language.</returns>
    public static IEnumerable<string> Read(Import import, IReadOnlyList<string> cells, Func<string, string, bool> take)
    {
        if (cells.Skip(import.Fields.Count).Any(cell => cell.Length > 0))
        {
            yield return CoreTexts.Get("Import_TooManyCells");
            yield break;
        }

        foreach (var (field, cell) in import.Fields.Zip(cells))
        {
            if (field is not null && cell.Trim() is { Length: > 0 } text && !take(field, text))
            {
                yield return CoreTexts.Get("Import_Unreadable", text, import.Headings[import.Fields.IndexOf(field)]);
            }
        }
    }

    private static IEnumerable<string> All(string key) =>
        Languages.All.SelectMany(language => CoreTexts.In(language, key).Split('|'));
}
