using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A large account, and how SQLite carries out what is sent to its database, whatever it knows of the tables.</summary>
public sealed class LargeWorld : IAsyncLifetime
{
    // What SQLite knows, as the rows that it keeps of it.
    private readonly Dictionary<KnownSizes, string> _statistics = new() { [KnownSizes.Nothing] = "" };

    public SavingFactory Host { get; } = new();

    public TestAccount Account { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (TestDatabase.IsSqlServer)
        {
            return;
        }

        await AnalyseAsync(KnownSizes.OfEmptyTables, 0);
        Account = await Host.LargeAccountAsync();
        await AnalyseAsync(KnownSizes.Exact, 0);
        await AnalyseAsync(KnownSizes.Sampled, 100);
        await Host.InScope(core => LearnAsync(core.Db, KnownSizes.Nothing));
    }

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();

    /// <summary>The plans of commands that were sent before, by command, once for each of what SQLite may know.</summary>
    public Task PlansAsync(
        IReadOnlyList<string> commands, Action<KnownSizes, Dictionary<string, IReadOnlyList<(long Part, string Text)>>> look) =>
        Account.Inside(async core =>
        {
            // What SQLite knows is what this connection has read of it.
            await core.Db.Database.OpenConnectionAsync();
            foreach (var known in Enum.GetValues<KnownSizes>())
            {
                await LearnAsync(core.Db, known);
                var plans = new Dictionary<string, IReadOnlyList<(long Part, string Text)>>();
                foreach (var sql in commands)
                {
                    plans[sql] = await QueryPlan.StepsAsync(core.Db, sql);
                }

                look(known, plans);
            }

            return await LearnAsync(core.Db, KnownSizes.Nothing);
        });

    private async Task AnalyseAsync(KnownSizes known, int limit) => _statistics[known] = await Host.InScope(async core =>
    {
        await core.Db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS sqlite_stat1");
        await core.Db.Database.ExecuteSqlRawAsync(Analyse(limit));
        return string.Concat(await core.Db.Database.SqlQuery<string>($"""
            SELECT 'INSERT INTO sqlite_stat1 VALUES (' || quote(tbl) || ', ' || quote(idx) || ', ' || quote(stat) || ');' AS Value
            FROM sqlite_stat1
            """).ToListAsync());
    });

    private Task<int> LearnAsync(ConnectorsDbContext db, KnownSizes known) =>
        db.Database.ExecuteSqlRawAsync(Learn(known));

    private static string Analyse(int limit) => $"PRAGMA analysis_limit = {limit}; ANALYZE";

    private string Learn(KnownSizes known) => $"DELETE FROM sqlite_stat1; {_statistics[known]} ANALYZE sqlite_schema";
}
