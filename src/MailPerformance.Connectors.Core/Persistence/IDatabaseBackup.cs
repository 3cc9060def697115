namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Backups of the database, where it is the program's own to make them: made while it serves, tried, and put back.</summary>
public interface IDatabaseBackup
{
    /// <summary>Whoever works with the database holds this, so that no backup takes its place meanwhile.</summary>
    /// <exception cref="CannotStartException">A backup is being put back.</exception>
    IDisposable Hold();

    /// <summary>Writes the database as it is at one instant; writers go on meanwhile.</summary>
    /// <exception cref="BackupRefusedException">It cannot be written.</exception>
    Task<BackupManifest> CreateAsync(string file, CancellationToken cancellation = default);

    /// <summary>Restores the backup to a file beside it, which is looked at and taken away again.</summary>
    /// <param name="tryOut">Gets the connection string of that copy, and throws when it is not good.</param>
    /// <exception cref="BackupRefusedException">It is not good.</exception>
    Task<BackupManifest> VerifyAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default);

    /// <summary>
    /// Puts the backup in the place of the database, whole or not at all, after it was looked at as <see cref="VerifyAsync"/> does. The
    /// database that was there is kept beside it.
    /// </summary>
    /// <exception cref="BackupRefusedException">It is not good, or somebody works with the database.</exception>
    Task<RestoredDatabase> RestoreAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default);
}
