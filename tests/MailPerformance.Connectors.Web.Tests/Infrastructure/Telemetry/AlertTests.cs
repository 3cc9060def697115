using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>Every alert says how bad it is, what is so, and what to do.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public void Alert_HasSeverity_Summary_AndASectionThatIsThere()
    {
        var sections = Heading().Matches(OperationsDocument.Page)
            .Select(found => found.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-')).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(OperationsDocument.Rules);
        Assert.All(OperationsDocument.Rules, rule =>
        {
            Assert.Matches(@"\n +severity: (critical|warning)\n", rule);
            Assert.Matches(@"\n +summary: \S.{10,}\n", rule);
            Assert.Matches(@"\n +description: \S.{20,}\n", rule);
            Assert.Contains(Section().Match(rule).Groups[1].Value, sections);
        });
    }

    [Fact]
    public void AlertsAndDashboard_AskForSomething()
    {
        Assert.Equal(OperationsDocument.Rules.Count, OperationsDocument.AlertQueries.Count);
        Assert.All(
            OperationsDocument.AlertQueries.Where(query => !query.StartsWith("up", StringComparison.Ordinal))
                .Concat(OperationsDocument.DashboardQueries),
            query => Assert.NotEmpty(OperationsDocument.NamesIn(query)));
    }

    [GeneratedRegex("^#{2,3} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"runbook_url: \S*operations\.md#(\S+)")]
    private static partial Regex Section();
}
