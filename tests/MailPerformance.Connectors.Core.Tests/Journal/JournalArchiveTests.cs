using System.Reflection;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What an auditor takes away, verified by the program that docs/operations.md prints and by nothing of ours.</summary>
public sealed partial class JournalArchiveTests(CoreHost host) : IClassFixture<CoreHost>, IDisposable
{
    private static readonly Lazy<MethodInfo> Verifier = new(Compile);

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Export_AsWritten_IsVerifiedByTheProgramOfTheDocument()
    {
        var account = await JournaledAsync();

        var lines = await ExportAsync(account);

        Assert.Equal(0, Verify(lines));
        Assert.Equal(await account.Inside(core => core.Db.JournalEntries.CountAsync()), lines.Count - 2);
    }

    [Fact]
    public async Task Export_AfterPruning_BeginsAtASignedMark()
    {
        var account = await JournaledAsync();
        host.Time.Advance(TimeSpan.FromDays(500));
        await host.Services.GetRequiredService<JournalPruning>().PruneAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("Après"));

        var lines = await ExportAsync(account);

        Assert.Equal(0, Verify(lines));
        Assert.Equal(1, Verify([SignedMark().Replace(lines[0], "\"before\":1,"), .. lines.Skip(1)]));
    }

    [Fact]
    public async Task Export_OfErasedPeople_IsVerified_AndWhatWasTakenAwayByHandIsSeen()
    {
        var account = await JournaledAsync();
        var id = await account.AddDeletedContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Trash.EraseAsync(TrashKind.Contact, id)));
        await account.AsAdministrator(core => core.Erasing.FinishAsync(account.Id));

        var lines = await ExportAsync(account);

        Assert.Contains(lines, line => line.Contains($"{{\"key\":\"contact\",\"of\":{id}}}", StringComparison.Ordinal));
        Assert.Equal(0, Verify(lines));
        List<string> taken = [.. lines.Select(line => SaidByAuthor().Replace(line, "$1}", 1))];
        Assert.NotEqual(lines, taken);
        Assert.Equal(1, Verify(taken));
    }

    public static TheoryData<string> Changes => [.. Forgeries.Keys];

    private static Dictionary<string, Func<List<string>, IEnumerable<string>>> Forgeries { get; } = new()
    {
        ["a name"] = lines => lines.Select(line => line.Replace("\"value\":\"Groupe 2\"", "\"value\":\"Groupe 9\"")),
        ["a sealed line"] = lines => lines.Select(line => line.Replace("GroupCreated", "GroupDeleted")),
        ["a hash"] = lines => [.. lines.Take(2), lines[2].Replace("\"hash\":\"", "\"hash\":\"0"), .. lines.Skip(3)],
        ["a line left out"] = lines => [.. lines.Take(2), .. lines.Skip(3)],
        ["two lines swapped"] = lines => [.. lines.Take(1), lines[2], lines[1], .. lines.Skip(3)],
        ["the last entry left out"] = lines => [.. lines.Take(lines.Count - 2), lines[^1]],
        ["the end left out"] = lines => lines.Take(lines.Count - 1),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Export_ThatWasAltered_DoesNotFit(string what)
    {
        var lines = await ExportAsync(await JournaledAsync());
        List<string> altered = [.. Forgeries[what](lines)];

        Assert.NotEqual(lines, altered);
        Assert.Equal(1, Verify(altered));
    }

    private async Task<TestAccount> JournaledAsync()
    {
        var account = await host.CreateAccountAsync();
        foreach (var number in Enumerable.Range(1, 3))
        {
            await account.AsAdministrator(core => core.Groups.AddAsync($"Groupe {number}"));
        }

        return account;
    }

    private Task<List<string>> ExportAsync(TestAccount account) => account.Inside(async core =>
    {
        var archive = new JournalArchive(core.Db, host.Services.GetRequiredService<IJournalSigner>(), host.Time);
        await using var writer = new StringWriter();
        await archive.WriteAsync(writer);
        return writer.ToString().Split(writer.NewLine, StringSplitOptions.RemoveEmptyEntries).ToList();
    });

    private int Verify(IEnumerable<string> lines)
    {
        File.WriteAllLines(_file, lines);
        return (int)Verifier.Value.Invoke(null, [new[] { _file }])!;
    }

    // As « dotnet run verify.cs » compiles it, with the usings that the SDK adds.
    private static MethodInfo Compile()
    {
        var document = File.ReadAllText(Path.Combine(Solution.Directory, "docs", "operations.md"));
        var program = Program().Match(document).Groups[1].Value;
        const string Usings =
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "verify",
            new[] { Usings, program }.Select(text => CSharpSyntaxTree.ParseText(text)),
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var assembly = new MemoryStream();
        var made = compilation.Emit(assembly);
        Assert.True(made.Success, string.Join('\n', made.Diagnostics));
        Assert.InRange(program.Split('\n').Count(line => line.Trim().Length > 1), 10, 32);
        return Assembly.Load(assembly.ToArray()).EntryPoint!;
    }

    [GeneratedRegex("(\"key\":\"author\",\"of\":[0-9]+),\"value\":\"[^\"]*\",\"salt\":\"[^\"]*\"}")]
    private static partial Regex SaidByAuthor();

    [GeneratedRegex("""This program verifies a file.*?```csharp\n(.*?)```""", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex("\"before\":\\d+,")]
    private static partial Regex SignedMark();
}
