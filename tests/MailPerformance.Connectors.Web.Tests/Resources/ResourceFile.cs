using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>The texts of one .resx file.</summary>
public static partial class ResourceFile
{
    public static IReadOnlyDictionary<string, string> Read(string path) =>
        XDocument.Load(Path.Combine(Solution.Directory, path)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>The placeholders of a text, in order: <c>{0}</c>, <c>{1}</c>.</summary>
    public static IEnumerable<string> PlaceholdersOf(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
