using System.Text.RegularExpressions;
using System.Xml.Linq;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>Section 4 and 7 of the design: what Core may know of.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Forbidden =
    [
        "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data.", "SQLitePCL",
        "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "MailPerformance.",
    ];

    [Fact]
    public void Core_ReferencesNoProviderAndNoMvcAssembly()
    {
        var referenced = typeof(ConnectorsDbContext).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.DoesNotContain(referenced, IsForbidden);
    }

    [Fact]
    public void CoreProject_HasNoProviderPackageAndNoMvc()
    {
        var project = XDocument.Load(Path.Combine(
            Solution.Directory, "src", "MailPerformance.Connectors.Core", "MailPerformance.Connectors.Core.csproj"));
        var names = project.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(element => (string)element.Attribute("Include")!)
            .ToList();
        Assert.NotEmpty(names);
        Assert.DoesNotContain("Microsoft.AspNetCore.App", names);
        Assert.DoesNotContain(names, IsForbidden);
    }

    [Fact]
    public void Providers_DoNotKnowOneAnother()
    {
        Assert.DoesNotContain(
            typeof(SqliteConnectorsDbContext).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.Contains("SqlServer", StringComparison.Ordinal));
        Assert.DoesNotContain(
            typeof(SqlServerConnectorsDbContext).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.Contains("Sqlite", StringComparison.Ordinal));
    }

    [Fact]
    public void CoreTests_DoNotReachTheWebApplication()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "MailPerformance.Connectors.Core.dll")));
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "MailPerformance.Connectors.Web.dll")));
    }

    [Fact]
    public void Core_NeverAsksWhichProviderItRunsOn() =>
        Assert.Empty(Solution.Sources()
            .Where(source => source.Path.Contains("Connectors.Core/", StringComparison.Ordinal) && AsksProvider().IsMatch(source.Text))
            .Select(source => source.Path));

    [Fact]
    public void Core_TakesTheTimeFromTimeProviderOnly() =>
        Assert.Empty(Solution.Sources()
            .Where(source => source.Path.Contains("Connectors.Core/", StringComparison.Ordinal) && AsksClock().IsMatch(source.Text))
            .Select(source => source.Path));

    private static bool IsForbidden(string name) =>
        Forbidden.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex(@"\bIsSqlite\(|\bIsSqlServer\(|\.ProviderName\b")]
    private static partial Regex AsksProvider();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b")]
    private static partial Regex AsksClock();
}
