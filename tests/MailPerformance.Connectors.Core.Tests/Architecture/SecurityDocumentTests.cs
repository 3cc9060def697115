using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>docs/security.md walks every requirement of the standard once, and what it names is there.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string[] Stands = ["met", "part", "missing", "operator", "n/a"];

    private static readonly string[] Folders = ["src", "tests"];

    private static readonly string Text = ReadOf("docs/security.md");

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Requirement().Matches(Text).Select(row => row.Value.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Requirements_OfLevelsOneAndTwo_EachHaveOneRow_WithTheirLevel()
    {
        var wanted = ReadOf("tests/MailPerformance.Connectors.Core.Tests/Architecture/AsvsRequirements.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();

        Assert.Equal(253, wanted.Count);
        Assert.Equal(wanted, Rows.Select(row => $"{row[0]} {row[1]}"));
    }

    [Fact]
    public void Row_EachSaysHowItStands_AndLeavesNothingEmpty() =>
        Assert.All(Rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.Contains(row[3], Stands);
            Assert.All(row, cell => Assert.NotEmpty(cell));
        });

    [Fact]
    public void WhatIsNotMet_StandsOnTop_AndNothingElseDoes()
    {
        var open = Rows.Where(row => row[3] is "part" or "missing").Select(row => row[0]).Order(StringComparer.Ordinal);
        var start = Text.IndexOf("\n## Not met\n", StringComparison.Ordinal);
        var part = Text[start..Text.IndexOf("\n## ", start + 4, StringComparison.Ordinal)];

        Assert.Equal(open, Number().Matches(part).Select(number => number.Value).Order(StringComparer.Ordinal));
        Assert.Contains(
            $"Of {Rows.Count} requirements, {Rows.Count(row => row[3] == "missing")} are not met and {Rows.Count(row => row[3] == "part")} "
            + $"in part. {Rows.Count(row => row[3] == "operator")} more are an operator's",
            part,
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNamed_IsThere()
    {
        var files = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Solution.Directory, folder), "*.*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Solution.Directory, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/") && !path.Contains("/obj/"))
            .Append("/Directory.Packages.props").ToList();
        var settings = ReadOf("docs/operations.md");
        var sets = string.Concat(Solution.Sources().Where(file => file.Path.EndsWith("Sets.cs", StringComparison.Ordinal)
            || file.Path.EndsWith("DbContext.cs", StringComparison.Ordinal)).Select(file => file.Text));

        var missing = DocumentTables.Names(Text).Distinct().Where(name => !(
            Class().IsMatch(name)
                ? files.Exists(path => path.EndsWith($"/{name}.cs", StringComparison.Ordinal))
                    || sets.Contains($"> {name} =>", StringComparison.Ordinal)
            : FileName().IsMatch(name) ? files.Exists(path => path.EndsWith("/" + name, StringComparison.Ordinal))
            : !Setting().IsMatch(name) || settings.Contains($"`{name}`", StringComparison.Ordinal)));

        Assert.Equal([], missing);
    }

    private static string ReadOf(string path) => File.ReadAllText(Path.Combine(Solution.Directory, path));

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|.*$", RegexOptions.Multiline)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\b")]
    private static partial Regex Number();

    // A class, or a table.
    [GeneratedRegex("^[A-Z][a-z]+([A-Z][a-z]+)+$")]
    private static partial Regex Class();

    [GeneratedRegex(@"^[\w/.-]+\.(cs|js|props)$")]
    private static partial Regex FileName();

    [GeneratedRegex("^[A-Z]\\w+:\\w+$")]
    private static partial Regex Setting();
}
