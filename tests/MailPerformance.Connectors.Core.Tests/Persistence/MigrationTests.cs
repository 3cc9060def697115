using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.SqlServer;
using MailPerformance.Connectors.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public void Model_OfSqlite_IsWhatTheMigrationsMake()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_OfSqlServer_IsWhatTheMigrationsMake()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_OfBothProviders_HaveTheSameNames()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    // What follows the instant at which each was written.
    private static List<string> Names(ConnectorsDbContext db) =>
        [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
