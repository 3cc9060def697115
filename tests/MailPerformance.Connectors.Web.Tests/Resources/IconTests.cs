using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>Every icon that a page asks for is drawn.</summary>
public sealed partial class IconTests
{
    private static readonly string Web = Path.Combine(Solution.Directory, "src", "MailPerformance.Connectors.Web");

    [Fact]
    public void Icons_OfPages_AreDrawn()
    {
        var drawn = Drawn().Matches(File.ReadAllText(Path.Combine(Web, "wwwroot", "img", "icons.svg")))
            .Select(match => match.Groups[1].Value).ToHashSet();
        var asked = Directory.EnumerateFiles(Path.Combine(Web, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(path => Asked().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.True(asked.Count > 20);
        Assert.Equal([], asked.Where(icon => !drawn.Contains(icon)));
    }

    [GeneratedRegex("<symbol id=\"([a-z-]+)\"")]
    private static partial Regex Drawn();

    [GeneratedRegex("<icon\\s+name=\"([a-z-]+)\"")]
    private static partial Regex Asked();
}
