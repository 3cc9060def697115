using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The operator's way: a backup while the program serves and people save, the database lost, the backup put back.</summary>
public sealed class BackupProcessesTests : ProcessTests
{
    private const string Groups = "/administration/groupes";

    private string Backup => Path.Combine(Folder, "monday.db");

    [SqliteFact]
    public async Task Backup_MadeWhileTheProgramServes_IsRestored_AndThePeopleGoOn()
    {
        using (var server = StartServer())
        {
            try
            {
                var site = await SignInAsync(await BuiltProgram.AddressAsync(server));
                await AddAsync(site, "Avant");
                using var done = new CancellationTokenSource();
                var saving = SaveUntilAsync(site, done.Token);
                var made = await RunAsync("backup", "create", Backup);
                await done.CancelAsync();
                Assert.True(await saving > 0, "Nobody could save meanwhile.");
                await AddAsync(site, "Après");

                Assert.True(made.Code == 0, made.Said);
                Assert.Contains($"The backup '{Backup}' is written: as of 20", made.Output);
                var good = await RunAsync("backup", "verify", Backup);
                Assert.True(good.Code == 0, good.Said);
                Assert.Contains($"The backup '{Backup}' is good: as of 20", good.Output);

                var refused = await RunAsync("backup", "restore", Backup);
                Assert.Equal(1, refused.Code);
                Assert.StartsWith("Somebody works with the database '", refused.Error);
            }
            finally
            {
                await KillAsync(server);
            }
        }

        var there = await GroupsAsync();

        // The test itself has had the database open, and keeps its connections.
        SqliteConnection.ClearAllPools();
        var restored = await RunAsync("backup", "restore", Backup);

        Assert.True(restored.Code == 0, restored.Said);
        Assert.Contains("is restored: as of 20", restored.Output);
        Assert.Contains("  Accounts: ", restored.Output);
        Assert.Contains("The database that was there is kept as '", restored.Output);
        var now = await GroupsAsync();
        Assert.Contains("Avant", now);
        Assert.DoesNotContain("Après", now);
        Assert.Subset(there.ToHashSet(), now.ToHashSet());
        await GoOnAsync(now.Count);
    }

    // The chain goes on from where the backup has it.
    private async Task GoOnAsync(int groups)
    {
        await using (var next = StartNode())
        {
            await AddAsync(await SignInAsync(next.Anonymous()), "Ensuite");
        }

        Assert.Equal(groups + 1, (await GroupsAsync()).Count);
        Assert.True(await Database.UseAsync(db => db.JournalEntries.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .AnyAsync(entry => entry.Kind == JournalKind.GroupCreated && entry.Said.Contains("Ensuite"))));
        var verified = await RunAsync("journal", "verify");
        Assert.True(verified.Code == 0, verified.Said);
    }

    private static async Task AddAsync(TestSite site, string name) =>
        PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync(Groups, form => form.Set("Name", name)));

    private static async Task<int> SaveUntilAsync(TestSite site, CancellationToken done)
    {
        var number = 0;
        for (; !done.IsCancellationRequested; number++)
        {
            await AddAsync(site, $"Pendant {number}");
        }

        return number;
    }

    private Task<List<string>> GroupsAsync() => Database.UseAsync(db => db.Set<Group>()
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Select(group => group.Name).ToListAsync());
}
