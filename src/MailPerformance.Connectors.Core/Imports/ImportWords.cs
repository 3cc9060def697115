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

    private static IEnumerable<string> All(string key) =>
        Languages.All.SelectMany(language => CoreTexts.In(language, key).Split('|'));
}
