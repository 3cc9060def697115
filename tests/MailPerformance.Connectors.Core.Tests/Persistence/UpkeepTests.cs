using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>SQLite chooses its indexes by what it noted of the tables when it was asked to.</summary>
public sealed class UpkeepTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Index = "UserNameIndex";

    [SqliteFact]
    public async Task RefreshStatistics_OfATableThatHasGrown_NotesHowManyRowsThereAre()
    {
        var account = await host.CreateAccountAsync();
        await RefreshAsync(account);
        await account.AddCrowdAsync(3_000);

        await RefreshAsync(account);

        Assert.InRange(await NotedAsync(account), 3_000, 3_100);
    }

    private Task<int> RefreshAsync(TestAccount account) => account.Inside(async core =>
    {
        await host.Services.GetRequiredService<IDatabaseUpkeep>().RefreshStatisticsAsync(core.Db);
        return 0;
    });

    private static Task<long> NotedAsync(TestAccount account) => account.Inside(core => core.Db.Database
        .SqlQuery<long>($"SELECT CAST(substr(stat, 1, instr(stat, ' ')) AS INTEGER) AS Value FROM sqlite_stat1 WHERE idx = {Index}")
        .SingleAsync());
}
