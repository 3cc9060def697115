using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>Words that a reader sees come from the resources: no view holds any of its own.</summary>
public sealed partial class ViewLiteralTests
{
    private static readonly string[] SpokenAttributes =
        ["aria-label", "title", "alt", "placeholder", "label", "hint", "data-copied", "data-ticked", "data-unticked"];

    /// <summary>Names, the same in every language; the page of components shows the guide's own example.</summary>
    private static bool IsName(string path, string word) =>
        word == "MailPerformance"
        || (path.EndsWith("Dev/Index.cshtml", StringComparison.Ordinal) && word is ("FG3" or "JEZO" or "FG3sandraconnect"));

    public static TheoryData<string> Views =>
        [.. SourceFiles.Under("src/MailPerformance.Connectors.Web", ".cshtml").Select(file => file.Path).Order()];

    [Theory]
    [MemberData(nameof(Views))]
    public void View_Text_HoldsNoWordOfItsOwn(string path)
    {
        var text = RazorText.Strip(File.ReadAllText(Path.Combine(Solution.Directory, path)));

        Assert.Equal([], Word().Matches(text).Select(match => match.Value).Where(word => !IsName(path, word)));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void View_SpokenAttributes_HoldNoWordOfTheirOwn(string path)
    {
        var markup = RazorText.WithoutCode(File.ReadAllText(Path.Combine(Solution.Directory, path)));
        var spoken = Attribute().Matches(markup)
            .Where(match => SpokenAttributes.Contains(match.Groups[1].Value))
            .Select(match => match.Groups[2].Value.Trim())
            .Where(value => Word().IsMatch(value) && !value.StartsWith("Choices", StringComparison.Ordinal));

        Assert.Equal([], spoken);
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{N}'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex("([a-z-]+)=\"([^\"@]*)\"")]
    private static partial Regex Attribute();
}
