using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>Each folder of Core knows only those that docs/architecture.md draws above it.</summary>
public sealed partial class DirectionTests
{
    private const string Root = "src/MailPerformance.Connectors.Core/";

    private static readonly IReadOnlyList<string[]> Drawn = DocumentTables.Below("Core, from the ground up");

    [Fact]
    public void Folders_AreThoseThatAreDrawn()
    {
        var folders = Solution.Sources().Select(source => source.Path).Where(path => path.StartsWith(Root, StringComparison.Ordinal))
            .Select(path => path[Root.Length..].Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct().Order();

        Assert.Equal(folders, Drawn.Select(NameOf).Order());
    }

    [Fact]
    public void Drawing_GoesOneWay()
    {
        var above = new HashSet<string>();
        foreach (var row in Drawn)
        {
            Assert.Empty(DocumentTables.Names(row[2]).Except(above));
            above.Add(NameOf(row));
        }
    }

    [Fact]
    public void Ground_KnowsNoSubject()
    {
        Assert.Equal(["Accounts", "Persistence", "Journal", "Writing"], Drawn.Take(4).Select(NameOf));
    }

    [Fact]
    public void Folder_KnowsOnlyWhatIsDrawn()
    {
        var names = Drawn.Select(NameOf).ToHashSet();
        var known = Drawn.ToDictionary(NameOf, row => DocumentTables.Names(row[2]).Append(NameOf(row)).ToHashSet());
        var wrong = from source in Solution.Sources()
                    where source.Path.StartsWith(Root, StringComparison.Ordinal)
                    let folder = source.Path[Root.Length..].Split('/')[0]
                    where names.Contains(folder)
                    from match in Used().Matches(source.Text)
                    let used = match.Groups[1].Value
                    where names.Contains(used) && !known[folder].Contains(used)
                    select $"{source.Path} knows {used}";

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void Entrance_OfEachFolder_SaysInOneLineWhatLivesThere() =>
        Assert.All(Drawn, row => Assert.InRange(row[1].Length, 20, 140));

    private static string NameOf(string[] row) => DocumentTables.Names(row[0])[0];

    // A using of the folder, or a name that is qualified by it.
    [GeneratedRegex(@"\bCore\.([A-Z]\w+)(?=[;.])")]
    private static partial Regex Used();
}
