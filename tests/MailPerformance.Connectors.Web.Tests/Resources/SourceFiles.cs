using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>Files of the solution as text.</summary>
public static partial class SourceFiles
{
    public static IEnumerable<(string Path, string Text)> Under(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Solution.Directory, folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Solution.Directory, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/Migrations/"))
            .Select(path => (path, File.ReadAllText(Path.Combine(Solution.Directory, path))));

    /// <summary>The keys that stand in calls of <c>CoreTexts.Get</c>.</summary>
    public static IEnumerable<string> CoreKeys(string source) =>
        CoreCall().Matches(source).Select(match => match.Groups[1].Value).Distinct();

    public static int LinesOf(string text) => text.AsSpan().TrimEnd().Count('\n') + 1;

    [GeneratedRegex("CoreTexts\\.Get\\(\"([A-Za-z0-9_.]+)\"")]
    private static partial Regex CoreCall();
}
