using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>
/// A backup is an SQLite database of its own, with a manifest beside it. <c>VACUUM INTO</c> makes it: it reads as of one instant, as any
/// reader does whom no writer waits for, and takes no free page along, in which SQLite's online backup would bring what was erased.
/// </summary>
/// <param name="database">Null: it is in memory.</param>
internal sealed class SqliteBackup(string? database, TimeProvider time) : IDatabaseBackup
{
    private const int WaitSeconds = 10;

    private string Database => database ?? throw new BackupRefusedException("The database is in memory; there is no file of it.");

    public IDisposable Hold() => database is null ? DatabaseHold.OfNothing : DatabaseHold.Together(database);

    public async Task<BackupManifest> CreateAsync(string file, CancellationToken cancellation = default)
    {
        file = Path.GetFullPath(file);
        if (Path.Exists(file))
        {
            throw new BackupRefusedException($"'{file}' is there already: name another file.");
        }

        using var held = Hold();
        using var folder = WorkFolder.Beside(file);
        var at = time.GetUtcNow().UtcDateTime;
        await VacuumIntoAsync(folder.File, file, cancellation);
        try
        {
            var contents = await SqliteContents.ReadAsync(folder.File, cancellation)
                ?? throw new BackupRefusedException($"'{Database}' holds no database of this program: run 'migrate' first.");
            var (length, sha256) = await Disk.CopyAsync(folder.File, null, cancellation);
            var manifest = contents with { MadeAt = at, Bytes = length, Sha256 = sha256 };
            await File.WriteAllTextAsync(folder.Manifest, manifest.Write(), cancellation);

            // The manifest first: a database under its own name always has one.
            GiveName(folder.Manifest, BackupManifest.FileOf(file), overwrite: true);
            GiveName(folder.File, file, overwrite: false);
            Disk.FlushFolderOf(file);
            return manifest;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The backup '{file}' cannot be written: {failure.Message}", failure);
        }
    }

    public async Task<BackupManifest> VerifyAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default)
    {
        _ = Database;
        using var folder = WorkFolder.Beside(Path.GetFullPath(file));
        return await BackupCopy.MakeAsync(Path.GetFullPath(file), folder.File, tryOut, cancellation);
    }

    public async Task<RestoredDatabase> RestoreAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default)
    {
        // What the name leads to is replaced, not the name.
        var place = (File.Exists(Database) ? File.ResolveLinkTarget(Database, returnFinalTarget: true)?.FullName : null) ?? Database;
        using var alone = DatabaseHold.Alone(Database);
        using var folder = WorkFolder.Beside(place);
        var manifest = await BackupCopy.MakeAsync(Path.GetFullPath(file), folder.File, tryOut, cancellation);
        Disk.CopyMode(place, folder.File);
        Disk.FlushFile(folder.File);
        try
        {
            var kept = await ReplaceAsync(place, folder.File, cancellation);
            Disk.FlushFolderOf(place);
            return new RestoredDatabase(manifest, kept);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The database '{place}' cannot be replaced: {failure.Message}", failure);
        }
    }

    private async Task VacuumIntoAsync(string target, string file, CancellationToken cancellation)
    {
        await using var connection = await SqliteConnections.OpenAsync(Database, cancellation, WaitSeconds);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", target);
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (SqliteException busy) when (SqliteErrors.IsBusy(busy))
        {
            throw new BackupRefusedException($"Somebody has the database '{Database}' alone: try again when they have done.", busy);
        }
        catch (SqliteException failure) when (SqliteErrors.IsOfDisk(failure))
        {
            throw new BackupRefusedException(
                $"The backup '{file}' cannot be written: its disk is full or does not work ({failure.SqliteErrorCode}).", failure);
        }
    }

    private static void GiveName(string made, string name, bool overwrite)
    {
        Disk.KeepForOwner(made);
        Disk.FlushFile(made);
        File.Move(made, name, overwrite);
    }

    private async Task<string?> ReplaceAsync(string place, string fresh, CancellationToken cancellation)
    {
        var kept = KeptName(place);
        if (!File.Exists(place))
        {
            TakeLogAway(place, kept);
            File.Move(fresh, place);
            return null;
        }

        if (!await FoldAsync(place, kept, cancellation))
        {
            throw DatabaseHold.InUse(place);
        }

        TakeLogAway(place, kept);

        // One more name for what is there, then one rename: at each instant the name leads to the one or the other, whole.
        File.Replace(fresh, place, kept);
        return kept;
    }

    // Of a damaged database, SQLite may throw the log away while it looks at it; so a copy is kept until the log is in the file.
    private static async Task<bool> FoldAsync(string place, string kept, CancellationToken cancellation)
    {
        var (log, keptLog) = (place + "-wal", kept + "-wal");
        if (File.Exists(log))
        {
            File.Copy(log, keptLog);
        }

        try
        {
            var isFolded = await SqliteContents.FoldAsync(place, cancellation);
            File.Delete(keptLog);
            return isFolded;
        }
        catch (SqliteException)
        {
            // It is damaged, and so this backup is put back. What there is is kept, with its log.
            return true;
        }
    }

    // A log that is left would be taken for the new database's.
    private static void TakeLogAway(string place, string kept)
    {
        var (log, keptLog) = (place + "-wal", kept + "-wal");
        if (File.Exists(log))
        {
            File.Move(log, keptLog, overwrite: true);
        }

        File.Delete(place + "-shm");
    }

    private string KeptName(string place)
    {
        var name = FormattableString.Invariant($"{place}-before-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        for (var number = 2; Path.Exists(name) || Path.Exists(name + "-wal"); number++)
        {
            name = FormattableString.Invariant($"{place}-before-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{number}");
        }

        return name;
    }
}
