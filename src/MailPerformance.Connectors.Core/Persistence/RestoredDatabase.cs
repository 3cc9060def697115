namespace MailPerformance.Connectors.Core.Persistence;

/// <param name="Manifest">Of the backup that is the database now.</param>
/// <param name="Kept">The file of the database that was there before; null: there was none.</param>
public sealed record RestoredDatabase(BackupManifest Manifest, string? Kept);
