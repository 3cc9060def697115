using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>
/// Locked files beside the database, which the system frees when their holder is gone, however it ends: whoever works with the database
/// shares one with others like it, and whoever puts a backup in its place has all of them alone.
/// </summary>
internal sealed class DatabaseHold : IDisposable
{
    private readonly FileStream[] _files;

    private DatabaseHold(params FileStream[] files) => _files = files;

    /// <summary>Of a database in memory, which nobody else knows.</summary>
    public static DatabaseHold OfNothing { get; } = new();

    /// <exception cref="CannotStartException">
    /// Somebody puts a backup in the place of the database, or nothing can be written there.
    /// </exception>
    public static DatabaseHold Together(string database)
    {
        try
        {
            return new DatabaseHold(new FileStream(FileOf(database), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new CannotStartException(SqliteErrors.NotWritable(database), refused);
        }
        catch (IOException refused) when (!File.Exists(FileOf(database)))
        {
            throw new CannotStartException(SqliteErrors.NotWritable(database), refused);
        }
        catch (IOException busy)
        {
            throw new CannotStartException(
                $"A backup is being put in the place of the database '{database}': wait until it is, and start this program again.", busy);
        }
    }

    /// <exception cref="BackupRefusedException">Somebody works with the database.</exception>
    public static DatabaseHold Alone(string database)
    {
        FileStream? own = null;
        try
        {
            own = Lock(FileOf(database));
            return new DatabaseHold(own, Lock(SqliteMigration.LockFileOf(database)));
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            own?.Dispose();
            throw new BackupRefusedException(SqliteErrors.NotWritable(database), refused);
        }
        catch (IOException busy)
        {
            own?.Dispose();
            throw InUse(database, busy);
        }
    }

    public static BackupRefusedException InUse(string database, Exception? cause = null) => new(
        $"Somebody works with the database '{database}': stop the program and whatever else has it open, and restore then.", cause);

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private static string FileOf(string database) => database + "-in-use";

    private static FileStream Lock(string file) => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
