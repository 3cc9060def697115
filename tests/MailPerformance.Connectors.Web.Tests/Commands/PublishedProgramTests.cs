using System.Diagnostics;
using System.Reflection.PortableExecutable;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The folder that the publish profile makes: it needs no .NET, is compiled ahead, starts, answers and stops.</summary>
public sealed class PublishedProgramTests : IAsyncLifetime
{
    private const string Program = "MailPerformance.Connectors.Web";

    private static readonly string[] Packs =
    [
        "microsoft.netcore.app.crossgen2", "microsoft.netcore.app.runtime", "microsoft.aspnetcore.app.runtime",
        "microsoft.netcore.app.host",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-published-");
    private readonly TestDatabase _database = TestDatabase.Migrated();

    private string App => Path.Combine(_folder.FullName, "app");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task Folder_OfTheProfile_Serves()
    {
        await PublishAsync();
        Assert.Contains(["libcoreclr.so", "coreclr.dll", "libcoreclr.dylib"], file => File.Exists(Path.Combine(App, file)));
        Assert.All([Program, "MailPerformance.Connectors.Core"], name => Assert.True(IsCompiledAhead(name), name));

        using (var migration = Start("migrate"))
        {
            var (output, errors) = (migration.StandardOutput.ReadToEndAsync(), migration.StandardError.ReadToEndAsync());
            await migration.WaitForExitAsync();
            Assert.True(migration.ExitCode == 0, await errors + await output);
        }

        using var server = Start("--urls", "http://127.0.0.1:0");
        try
        {
            using var client = new HttpClient { BaseAddress = await BuiltProgram.AddressAsync(server) };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
            Assert.Contains("Mot de passe", await client.GetStringAsync("/connexion"));
            using var kill = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            await server.WaitForExitAsync();
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private async Task PublishAsync()
    {
        // Apart from what builds of the solution make, which may be at work.
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Solution.Directory, "src", Program), "-p:PublishProfile=SelfContained", "-o", App,
            "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"), "-p:RunAnalyzers=false", "-nodeReuse:false",
            "-v", "q", "--nologo",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            // What the command that runs the tests says to its own build.
            start.Environment.Remove(name);
        }

        using var publish = Process.Start(start)!;
        var (output, errors) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        var said = await output + await errors;
        var missing = said.Split('\n').FirstOrDefault(line =>
            line.Contains("error", StringComparison.Ordinal) && Packs.Any(pack => line.Contains(pack, StringComparison.OrdinalIgnoreCase)));
        Skip.If(publish.ExitCode != 0 && missing is not null, $"The packs of this kind of machine cannot be had here: {missing}");
        Assert.True(publish.ExitCode == 0, said);
    }

    private bool IsCompiledAhead(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(App, name + ".dll")));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(App, Program + (OperatingSystem.IsWindows() ? ".exe" : "")), arguments)
        {
            WorkingDirectory = App,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["PublicUrl"] = "https://connecteurs.exemple.fr",
                ["DOTNET_ROOT"] = Path.Combine(_folder.FullName, "no-dotnet"),
            },
        };
        foreach (var (name, value) in _database.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }
}
