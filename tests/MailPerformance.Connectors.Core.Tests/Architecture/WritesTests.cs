using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>Nothing writes beside the one way to write but what docs/architecture.md names, with its reason.</summary>
public sealed partial class WritesTests
{
    [Fact]
    public void Methods_ThatWriteBesideWriting_AreThoseThatTheDocumentNames()
    {
        var found = CoreSyntax.Members()
            .Where(member => !member.Path.Contains("Connectors.Core/Writing/", StringComparison.Ordinal))
            .Where(member => Writes().IsMatch(member.Node.ToString()))
            .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal);

        var named = DocumentTables.Below("Writes beside it");
        Assert.All(named, row => Assert.True(row[1].Trim().Length > 10, $"{row[0]} has no reason."));
        Assert.Equal(named.SelectMany(row => DocumentTables.Names(row[0])).Order(StringComparer.Ordinal), found);
    }

    [GeneratedRegex(@"\.(SaveChanges|ExecuteUpdate|ExecuteDelete|ExecuteSql(Raw|Interpolated)?|BeginTransaction)(Async)?\b")]
    private static partial Regex Writes();
}
