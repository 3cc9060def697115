using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>What a SQL Server alone has to do, on a real one; everything else of Core runs there with the other tests.</summary>
public sealed class SqlServerTests(CoreHost host) : IClassFixture<CoreHost>
{
    [SqlServerFact]
    public async Task Migrate_OfNoDatabase_MakesOne_WhoseReadersDoNotWaitForWriters() =>
        Assert.Equal(1, await host.InScope(core => core.Db.Database
            .SqlQuery<int>($"SELECT CAST(is_read_committed_snapshot_on AS int) AS Value FROM sys.databases WHERE name = DB_NAME()")
            .SingleAsync()));

    [SqlServerFact]
    public async Task Migrate_ASecondTime_ChangesNothing()
    {
        await host.InScope(core => core.Db.Database.MigrateAsync());

        Assert.Empty(await host.InScope(core => core.Db.Database.GetPendingMigrationsAsync()));
    }
}
