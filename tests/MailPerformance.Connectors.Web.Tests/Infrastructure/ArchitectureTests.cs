using MailPerformance.Connectors.Web.Tests.Resources;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The sizes that the design asks for.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("src/MailPerformance.Connectors.Web/Program.cs", 40)]
    [InlineData("Controller.cs", 150)]
    [InlineData(".cshtml", 120)]
    [InlineData(".cs", 300)]
    public void File_OfThatKind_HasAtMostSoManyLines(string ending, int most)
    {
        var files = SourceFiles.Under("src", ".cs", ".cshtml").Concat(SourceFiles.Under("tests", ".cs"))
            .Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.Equal(
            [],
            files.Where(file => SourceFiles.LinesOf(file.Text) > most).Select(file => $"{file.Path}: {SourceFiles.LinesOf(file.Text)}"));
    }

    [Fact]
    public void Source_NoFile_HasARegion() =>
        Assert.Equal([], SourceFiles.Under("src", ".cs").Where(file => file.Text.Contains("#region")).Select(file => file.Path));

    [Fact]
    public void View_NoFile_HasInlineScriptOrStyle() =>
        Assert.Equal([], SourceFiles.Under("src", ".cshtml")
            .Where(file => file.Text.Contains(" style=\"") || file.Text.Contains("<style") || file.Text.Contains(" onclick=")
                || file.Text.Split("<script").Skip(1).Any(script => !script.Split('>')[0].Contains("src=")))
            .Select(file => file.Path));
}
