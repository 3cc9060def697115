using System.Globalization;
using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The unit of systemd that the documentation gives, as far as the program has to fit it.</summary>
public sealed class UnitFileTests
{
    private static readonly ILookup<string, string> Unit = File
        .ReadAllLines(Path.Combine(Solution.Directory, "docs", "operations", "mailperformance-connectors.service"))
        .Where(line => line.Contains('=') && !line.StartsWith('#'))
        .ToLookup(line => line.Split('=', 2)[0], line => line.Split('=', 2)[1]);

    [Fact]
    public void Unit_WaitsForTheProgramsOwnWord()
    {
        Assert.Equal("notify", One("Type"));
        Assert.Equal(typeof(Texts).Assembly.GetName().Name, Path.GetFileName(One("ExecStart")));
        Assert.True(int.Parse(One("TimeoutStopSec"), CultureInfo.InvariantCulture) > GracefulStop.UsualSeconds);
    }

    // The program finds systemd by its name in /proc.
    [Fact]
    public void Unit_LetsTheProgramSeeWhoHasStartedIt() => Assert.DoesNotContain(Unit["ProtectProc"], value => value != "default");

    private static string One(string name) => Assert.Single(Unit[name]);
}
