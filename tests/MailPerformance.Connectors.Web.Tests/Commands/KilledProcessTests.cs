using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>A process that is killed in the middle of it leaves no change without its entry, and no entry without its change.</summary>
public sealed class KilledProcessTests : ProcessTests
{
    private const string Groups = "/administration/groupes";
    private const int Rounds = 3;
    private const int AtOnce = 4;
    private const int AnsweredEach = 5;

    [Fact]
    public async Task Kill_WhileManySave_LeavesAsManyEntriesAsChanges_InAChainThatHolds()
    {
        var answered = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var server = StartServer();
            var address = await BuiltProgram.AddressAsync(server);
            var sites = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SignInAsync(address)));
            var saving = sites.Select((site, place) => SaveAsync(site, $"{round}.{place}", () => Interlocked.Increment(ref answered)));

            var working = Task.WhenAll(saving.ToList());
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref answered) >= (round + 1) * AnsweredEach));

            // Killed at another moment of a save each time.
            await Task.Delay(TimeSpan.FromMilliseconds(round * 137));
            await KillAsync(server);
            await working;
        }

        var groups = await Database.UseAsync(db => NamesAsync(db.Set<Group>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Select(group => group.Name)));
        var entries = await Database.UseAsync(db => NamesAsync(db.JournalEntries.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(entry => entry.Kind == JournalKind.GroupCreated).Select(entry => entry.Said)));

        Assert.True(groups.Count >= answered);
        Assert.Equal(groups.Count, entries.Count);
        Assert.All(groups, name => Assert.Contains(entries, said => said.Contains($"\"{name}\"", StringComparison.Ordinal)));
        var verified = await RunAsync("journal", "verify");
        Assert.True(verified.Code == 0, verified.Said);
    }

    private static async Task<List<string>> NamesAsync(IQueryable<string> names) => await names.ToListAsync();

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
}
