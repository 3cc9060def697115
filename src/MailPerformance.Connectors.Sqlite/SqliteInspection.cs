using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Sqlite;

/// <param name="file">Of the database; null: it is in memory.</param>
internal sealed class SqliteInspection(string? file) : IDatabaseInspection
{
    private const string About = "sqlite";

    public async Task<IReadOnlyList<Finding>> SetupAsync(ConnectorsDbContext db, CancellationToken cancellation = default)
    {
        if (file is null)
        {
            return [new(About, FindingLevel.Warning, "The database is in memory: nothing of it is left when the program ends.")];
        }

        return [await JournalAsync(db, cancellation), await WritingAsync(db, cancellation), Folder(file), Disk(file)];
    }

    public Task<DateTime?> ClockAsync(ConnectorsDbContext db, CancellationToken cancellation = default) => Task.FromResult<DateTime?>(null);

    public long? FreeBytes() => file is null ? null : DriveOf(file).AvailableFreeSpace;

    private static async Task<Finding> JournalAsync(ConnectorsDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        var mode = (string?)await command.ExecuteScalarAsync(cancellation);
        return mode == "wal"
            ? new(About, FindingLevel.Ok, "The file is in WAL mode.")
            : new(About, FindingLevel.Wrong, $"The file is in the mode '{mode}' and not in WAL mode: put it on a local disk, writable.");
    }

    // The file's own locks say whether it can be written; a handle beside SQLite's would take SQLite's locks away when it closes.
    private async Task<Finding> WritingAsync(ConnectorsDbContext db, CancellationToken cancellation)
    {
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
            await command.ExecuteNonQueryAsync(cancellation);
            return new(About, FindingLevel.Ok, "The file can be written.");
        }
        catch (Microsoft.Data.Sqlite.SqliteException refused)
        {
            return new(
                About,
                FindingLevel.Wrong,
                new SqliteErrors(file!).WhyUnusable(refused) ?? "The file is being written by another process for more than ten seconds.");
        }
    }

    private static Finding Folder(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var probe = Path.Combine(folder, $"{Path.GetFileName(file)}-doctor-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                return new(About, FindingLevel.Ok, "The folder can be written.");
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(About, FindingLevel.Wrong, SqliteErrors.NotWritable(file));
        }
    }

    private static Finding Disk(string file)
    {
        var drive = DriveOf(file);
        return drive.DriveType == DriveType.Network
            ? new(
                About,
                FindingLevel.Wrong,
                $"The file lies on a disk of another machine ({drive.DriveFormat}), where locks do not hold: put it on a local one.")
            : new(About, FindingLevel.Ok, $"The disk is a local one ({drive.DriveFormat}).");
    }

    private static DriveInfo DriveOf(string file) => new(Path.GetDirectoryName(Path.GetFullPath(file))!);
}
