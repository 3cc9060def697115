using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>The tables of docs/architecture.md that tests hold the code to, so that document and code cannot differ.</summary>
internal static partial class DocumentTables
{
    /// <summary>The cells of every row of the table below the heading.</summary>
    public static IReadOnlyList<string[]> Below(string heading)
    {
        var text = File.ReadAllText(Path.Combine(Solution.Directory, "docs", "architecture.md"));
        var start = text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/architecture.md has no heading '{heading}'.");
        var end = text.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        return
        [
            .. text[start..(end < 0 ? text.Length : end)].Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Trim('|', ' ').Split(" | ")),
        ];
    }

    /// <summary>What stands between backquotes.</summary>
    public static IReadOnlyList<string> Names(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
