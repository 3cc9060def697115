using System.Text.Json;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>The dashboard, the alerts and the page that explains both, held to what the program offers.</summary>
internal static partial class OperationsDocument
{
    private static readonly string Docs = Path.Combine(Solution.Directory, "docs");

    private static readonly string Alerts = Read("operations/alerts.yml");

    /// <summary>Each alert, from its name to the next one.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Alerts.Split("- alert: ")[1..]];

    public static string Page { get; } = Read("operations.md");

    public static IReadOnlyList<string> DashboardQueries { get; } =
        [.. QueriesIn(JsonDocument.Parse(Read("operations/grafana-dashboard.json")).RootElement)];

    public static IReadOnlyList<string> AlertQueries { get; } = [.. Expression().Matches(Alerts).Select(found => found.Groups[1].Value)];

    /// <param name="offered">The names of the samples at <c>/metrics</c>.</param>
    public static void HoldsTo(IReadOnlySet<string> offered)
    {
        Assert.Equal([], DashboardQueries.Concat(AlertQueries).SelectMany(NamesIn).Distinct().Where(name => !offered.Contains(name)));
        var own = offered.Where(name => name.StartsWith("mailperformance_", StringComparison.Ordinal)).Select(WithoutPart).Distinct();
        var rows = Row().Matches(Page).Select(found => found.Groups[1].Value).ToList();
        Assert.Equal(own.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    /// <summary>The metrics that a query names.</summary>
    public static IEnumerable<string> NamesIn(string query) => Metric().Matches(Labels().Replace(query, "")).Select(found => found.Value);

    private static string WithoutPart(string name) => Part().Replace(name, "");

    private static IEnumerable<string> QueriesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "expr" ? [property.Value.GetString()!] : QueriesIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(QueriesIn),
        _ => [],
    };

    private static string Read(string path) => File.ReadAllText(Path.Combine(Docs, path));

    [GeneratedRegex(@"^ +expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    // Functions begin otherwise.
    [GeneratedRegex(@"\b(mailperformance|http|kestrel|dotnet|aspnetcore|microsoft|process)_\w+\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"by \([^)]*\)|\{[^}]*\}")]
    private static partial Regex Labels();

    [GeneratedRegex(@"_(bucket|sum|count)$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\| `(mailperformance_\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
