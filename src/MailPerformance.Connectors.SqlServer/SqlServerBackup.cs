using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>The server makes its own backups, with their checksums, schedule and rights.</summary>
internal sealed class SqlServerBackup : IDatabaseBackup
{
    private const string Instead =
        "On SQL Server the server makes the backups: BACKUP DATABASE ... WITH CHECKSUM, then RESTORE VERIFYONLY ... WITH CHECKSUM and a "
        + "restore under another name, as docs/operations.md describes under Backups.";

    public IDisposable Hold() => new Nothing();

    public Task<BackupManifest> CreateAsync(string file, CancellationToken cancellation = default) =>
        throw new BackupRefusedException(Instead);

    public Task<BackupManifest> VerifyAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default) =>
        throw new BackupRefusedException(Instead);

    public Task<RestoredDatabase> RestoreAsync(
        string file, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation = default) =>
        throw new BackupRefusedException(Instead);

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
