using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>The sizes of methods. Those of files stand in the web tests; the length of lines is the build's.</summary>
public sealed class SizeTests
{
    private const int MostLines = 50;
    private const int MostAtTheMedian = 6;

    [Fact]
    public void Method_NoOne_IsLong() =>
        Assert.Equal("", string.Join("; ", Methods().Where(method => method.Lines > MostLines)));

    [Fact]
    public void Method_AtTheMedian_IsShort()
    {
        var lines = Methods().Select(method => method.Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, MostAtTheMedian);
    }

    private static IEnumerable<(string Name, int Lines)> Methods() =>
        CoreSyntax.Members().Where(member => member.Node is BaseMethodDeclarationSyntax).Select(member =>
        {
            var span = member.Node.GetLocation().GetLineSpan();
            return (member.Name, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
        });
}
