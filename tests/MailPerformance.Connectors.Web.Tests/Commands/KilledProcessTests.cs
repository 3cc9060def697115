using System.Diagnostics;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>A process that is killed in the middle of it leaves no change without its entry, and no entry without its change.</summary>
public sealed class KilledProcessTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Password = "Trois-tulipes-2026!";
    private const string Groups = "/administration/groupes";
    private const int Rounds = 3;
    private const int AtOnce = 4;

    private readonly TestDatabase _database = TestDatabase.Migrated();

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-killed-").FullName;

    [Fact]
    public async Task Kill_WhileManySave_LeavesAsManyEntriesAsChanges_InAChainThatHolds()
    {
        var answered = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var server = Start(["--urls", "http://127.0.0.1:0"]);
            var address = await BuiltProgram.AddressAsync(server);
            var sites = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SignInAsync(address)));
            var saving = sites.Select((site, place) => SaveAsync(site, $"{round}.{place}", () => Interlocked.Increment(ref answered)));

            // Killed at another moment of a save each time.
            var working = Task.WhenAll(saving.ToList());
            await Task.Delay(TimeSpan.FromMilliseconds(700 + (round * 137)));
            server.Kill();
            await server.WaitForExitAsync();
            await working;
        }

        var groups = await _database.UseAsync(db => NamesAsync(db.Set<Group>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Select(group => group.Name)));
        var entries = await _database.UseAsync(db => NamesAsync(db.JournalEntries.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(entry => entry.Kind == JournalKind.GroupCreated).Select(entry => entry.Said)));

        Assert.True(answered > Rounds, $"Only {answered} saves were answered before the process was killed.");
        Assert.True(groups.Count >= answered);
        Assert.Equal(groups.Count, entries.Count);
        Assert.All(groups, name => Assert.Contains(entries, said => said.Contains($"\"{name}\"", StringComparison.Ordinal)));
        using var verify = Start(["journal", "verify"]);

        // Read while it speaks, or it waits for a reader.
        var (said, failed) = (verify.StandardOutput.ReadToEndAsync(), verify.StandardError.ReadToEndAsync());
        await verify.WaitForExitAsync();
        Assert.True(verify.ExitCode == 0, await failed + await said);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private static async Task<List<string>> NamesAsync(IQueryable<string> names) => await names.ToListAsync();

    private static async Task<TestSite> SignInAsync(Uri address)
    {
        var site = new TestSite(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address });
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "FG3admin");
            form.Set("Password", Password);
        }));
        return site;
    }

    private static async Task SaveAsync(TestSite site, string name, Action answered)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var page = await site.SubmitAsync(Groups, form => form.Set("Name", $"Groupe {name}.{number}"));
                if (page.Status == HttpStatusCode.Redirect)
                {
                    answered();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }

    private Process Start(string[] arguments) => BuiltProgram.Start(_directory, arguments, new(_database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "true",
        ["Demo__Password"] = Password,
        ["PublicUrl"] = "http://localhost:5080",
        ["Pages__PostsPerMinute"] = "100000",
        ["Writes__PerContact"] = "100",
    });
}
