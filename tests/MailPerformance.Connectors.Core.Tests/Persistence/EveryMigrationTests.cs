using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>Every migration, applied to a database with rows in every table of the one before, leaves what is in them.</summary>
public sealed class EveryMigrationTests : IDisposable
{
    // What each moves elsewhere, makes anew from what it is computed from, or no longer needs; MigrationTests shows where it is then.
    private static readonly Dictionary<string, string[]> Moved = new()
    {
        ["CampaignOrders"] = ["CampaignMoves.IdempotencyKey"],
        ["Invitations"] = ["DeviceEnrolments"],
        ["SearchWindows"] =
        [
            "ContactSearchTerms.AccountId is altered", "ContactSearchTerms.ContactId is altered", "ContactSearchTerms.Term is altered",
        ],
        ["LifeOfContacts"] = ["EndedSessions"],
        ["CampaignImports"] = ["ImportRows.Login"],
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("connectors-");

    [Fact]
    public async Task Migrations_OneByOne_LeaveWhatIsInTheDatabase()
    {
        var empty = Path.Combine(_directory.FullName, "empty.db");
        var filled = Path.Combine(_directory.FullName, "filled.db");
        List<string> lost = [];
        string? before = null;
        foreach (var id in Migrations())
        {
            if (before is not null)
            {
                File.Copy(empty, filled, overwrite: true);
                lost.AddRange((await ApplyAsync(filled, TargetModel(before), id)).Select(what => $"{Name(id)}: {what}"));
            }

            await UseAsync(empty, db => db.GetService<IMigrator>().MigrateAsync(id));
            before = id;
        }

        Assert.True(lost.Count == 0, string.Join(Environment.NewLine, lost));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Name(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static List<string> Migrations()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return [.. db.Database.GetMigrations()];
    }

    private static IModel TargetModel(string id)
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var assembly = db.GetService<IMigrationsAssembly>();
        return assembly.CreateMigration(assembly.Migrations[id], db.Database.ProviderName!).TargetModel;
    }

    // What the migration has lost or altered.
    private static async Task<List<string>> ApplyAsync(string file, IModel modelBefore, string id)
    {
        List<string> lost = [];
        await UseAsync(file, async db =>
        {
            await db.Database.OpenConnectionAsync();
            var connection = db.Database.GetDbConnection();
            await new FilledDatabase(connection, modelBefore).FillAsync();
            var before = await FilledDatabase.ReadAsync(connection);

            await db.GetService<IMigrator>().MigrateAsync(id);

            var after = await FilledDatabase.ReadAsync(connection);
            lost.AddRange(before.SelectMany(table => Lost(table.Key, table.Value, after)).Except(Moved.GetValueOrDefault(Name(id), [])));
        });
        return lost;
    }

    private static IEnumerable<string> Lost(string name, SqliteTable table, Dictionary<string, SqliteTable> tablesAfter)
    {
        if (!tablesAfter.TryGetValue(name, out var after))
        {
            return [name];
        }

        var key = table.Columns.Where(column => column.Value.IsKey).Select(column => column.Key).ToList();
        return table.Columns.Keys.SelectMany(column => Lost(column)).Distinct();

        IEnumerable<string> Lost(string column)
        {
            if (!after.Columns.ContainsKey(column))
            {
                return [$"{name}.{column}"];
            }

            return table.Rows
                .Where(row => !after.Rows.Any(other =>
                    key.All(part => !other.ContainsKey(part) || Equals(row[part], other[part])) && AreEqual(row[column], other[column])))
                .Select(_ => $"{name}.{column} is altered");
        }
    }

    private static bool AreEqual(object? one, object? other) =>
        one is byte[] bytes && other is byte[] otherBytes ? bytes.AsSpan().SequenceEqual(otherBytes) : Equals(one, other);

    private static async Task UseAsync(string file, Func<SqliteConnectorsDbContext, Task> work)
    {
        var options = new DbContextOptionsBuilder<SqliteConnectorsDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options;
        await using var db = new SqliteConnectorsDbContext(options, new CurrentAccount());
        await work(db);
    }
}
