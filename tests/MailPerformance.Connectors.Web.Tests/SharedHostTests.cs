namespace MailPerformance.Connectors.Web.Tests;

/// <summary>Tests of one host share its clock, which others set forward: none counts from when it began.</summary>
public sealed class SharedHostTests
{
    [Fact]
    public void Tests_OfASharedHost_CountFromItsClock()
    {
        var files = Directory.EnumerateFiles(
                Path.Combine(Solution.Directory, "tests", "MailPerformance.Connectors.Web.Tests", "Features"),
                "*.cs", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path)))
            .Where(file => file.Text.Contains("(ConnectorsFactory host)", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 20);
        Assert.Equal([], files.Where(file => file.Text.Contains("Sample.Start", StringComparison.Ordinal)).Select(file => file.Name));
    }
}
