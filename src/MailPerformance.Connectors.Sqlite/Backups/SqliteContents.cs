using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>What is in a file that nobody else works with, and whether it is sound.</summary>
internal static class SqliteContents
{
    // EF Core's own lock, which is there or not as migrations come and go.
    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        + "AND name <> '__EFMigrationsLock' ORDER BY name";

    private const string History = "__EFMigrationsHistory";

    /// <returns>The contents, as a manifest without what is known of the file alone; null: it is no database of this program.</returns>
    public static async Task<BackupManifest?> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await SqliteConnections.OpenAsync(file, cancellation);
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in await connection.RowsAsync(Tables, cancellation))
        {
            var name = (string)row[0];
            tables[name] = (long)(await connection.RowsAsync($"SELECT COUNT(*) FROM {Quoted(name)}", cancellation))[0][0];
        }

        return tables.ContainsKey(History) && (await MigrationsAsync(connection, cancellation)).LastOrDefault() is { } last
            ? new BackupManifest(
                BackupManifest.CurrentFormat, default, last, 0, "", tables, await JournalsAsync(connection, cancellation))
            : null;
    }

    /// <summary>The first of its migrations that this program does not know; null: it knows all.</summary>
    public static async Task<string?> NewerAsync(string file, CancellationToken cancellation)
    {
        var options = new DbContextOptionsBuilder<SqliteConnectorsDbContext>().UseSqlite("Data Source=:memory:").Options;
        await using var context = new SqliteConnectorsDbContext(options, new CurrentAccount());
        await using var connection = await SqliteConnections.OpenAsync(file, cancellation);
        return (await MigrationsAsync(connection, cancellation)).Except(context.Database.GetMigrations()).FirstOrDefault();
    }

    /// <returns>Null: the file is sound, and every row that another one names is there.</returns>
    public static async Task<string?> DamageAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await SqliteConnections.OpenAsync(file, cancellation);
        var found = (string)(await connection.RowsAsync("PRAGMA integrity_check(1)", cancellation))[0][0];
        if (found != "ok")
        {
            return found.ReplaceLineEndings(" ");
        }

        var lost = await connection.RowsAsync("PRAGMA foreign_key_check", cancellation);
        return lost.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{lost.Count} rows name others that are missing, the first in {lost[0][0]}");
    }

    /// <summary>Brings what the log holds into the file, and leaves the file alone on the disk.</summary>
    /// <returns>False: somebody else has it open.</returns>
    /// <exception cref="SqliteException">It is damaged.</exception>
    public static async Task<bool> FoldAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await SqliteConnections.OpenAsync(file, cancellation);
        try
        {
            return (string)(await connection.RowsAsync("PRAGMA journal_mode = DELETE", cancellation))[0][0] == "delete";
        }
        catch (SqliteException failure) when (SqliteErrors.IsBusy(failure))
        {
            return false;
        }
    }

    private static async Task<List<string>> MigrationsAsync(SqliteConnection connection, CancellationToken cancellation) =>
        (await connection.RowsAsync($"SELECT MigrationId FROM {History} ORDER BY MigrationId", cancellation))
        .ConvertAll(row => (string)row[0]);

    // A backup is made before an update as well, with the program that brings it: what came later is not there yet.
    private static async Task<List<BackedUpJournal>> JournalsAsync(SqliteConnection connection, CancellationToken cancellation) =>
        (await connection.RowsAsync("SELECT 1 FROM pragma_table_info('Accounts') WHERE name = 'JournalHash'", cancellation)).Count == 0
            ? []
            : (await connection.RowsAsync("SELECT Id, Code, JournalNumber, JournalHash FROM Accounts ORDER BY Id", cancellation))
            .ConvertAll(row => new BackedUpJournal((long)row[0], (string)row[1], (long)row[2], (string)row[3]));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
