using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Fact]
    public async Task PlatformData_GivesAPlatformOfTheInstallationsOwn_TheClientThatItsAppHas()
    {
        var file = Path.Combine(Path.GetTempPath(), $"connectors-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = new SqliteConnectorsDbContext(
                new DbContextOptionsBuilder<SqliteConnectorsDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options,
                new Core.Accounts.CurrentAccount());
            await db.GetService<IMigrator>().MigrateAsync("SecondFactorsAndSessions");
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO MobilePlatforms ("Key", Name, Availability, Position) VALUES ('fairphone', 'Fairphone', 1, 5)
                """);

            await db.Database.MigrateAsync();

            var platform = await db.MobilePlatforms.SingleAsync(found => found.Key == "fairphone");
            Assert.Equal(("mailperformance-fairphone", "phone"), (platform.ClientId, platform.Icon));
            Assert.Equal(("mailperformance://connexion", "mailperformance://activer"), (platform.RedirectUri, platform.ActivationUri));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What follows the instant at which each was written.
    private static List<string> Names(ConnectorsDbContext db) =>
        [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
