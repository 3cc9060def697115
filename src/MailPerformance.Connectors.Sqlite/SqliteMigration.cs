using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>
/// EF Core's lock on an SQLite database is a row, which a process that is killed leaves behind, and every later migration would wait for it
/// for ever. So processes keep one another out by a locked file beside the database, which the system frees when its holder is gone:
/// whoever holds it knows that a row is nobody's.
/// </summary>
/// <param name="file">Of the database; null: it is in memory.</param>
/// <param name="waitSeconds">How long to wait for another process.</param>
internal sealed class SqliteMigration(string? file, int waitSeconds, ILogger<SqliteMigration>? log) : IDatabaseMigration
{
    private const string LockTable = "__EFMigrationsLock";
    private const int TriesPerSecond = 5;

    private static readonly Action<ILogger, string, Exception?> LogLeftOver = LoggerMessage.Define<string>(
        LogLevel.Warning,
        default,
        "A migration of '{File}' was broken off before its end. Its lock is taken away, and the migration goes on.");

    /// <summary>The file that whoever migrates has alone.</summary>
    internal static string LockFileOf(string database) => database + "-migration";

    public async Task RunAsync(ConnectorsDbContext db, CancellationToken cancellation = default)
    {
        if (file is null)
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }

        await using var held = await HoldAsync(LockFileOf(file), cancellation);
        if (File.Exists(file))
        {
            await TakeAwayLeftOverLockAsync(db, cancellation);

            // Most starts find nothing to do, and need not compare models to know it.
            if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            {
                return;
            }
        }

        await db.Database.MigrateAsync(cancellation);
    }

    private async Task<FileStream> HoldAsync(string path, CancellationToken cancellation)
    {
        for (var tries = waitSeconds * TriesPerSecond; ; tries--)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                throw new CannotStartException(SqliteErrors.NotWritable(file!), refused);
            }
            catch (IOException) when (tries > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(1) / TriesPerSecond, cancellation);
            }
            catch (IOException busy)
            {
                throw new CannotStartException(
                    $"Another process brings the database '{file}' up to date: "
                    + "wait until it is done, or end it, and start this program again.",
                    busy);
            }
        }
    }

    private async Task TakeAwayLeftOverLockAsync(ConnectorsDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{LockTable}'";
            if ((long)(await command.ExecuteScalarAsync(cancellation))! == 0)
            {
                return;
            }

            command.CommandText = $"DELETE FROM \"{LockTable}\"";
            if (await command.ExecuteNonQueryAsync(cancellation) > 0 && log is not null)
            {
                LogLeftOver(log, file!, null);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
