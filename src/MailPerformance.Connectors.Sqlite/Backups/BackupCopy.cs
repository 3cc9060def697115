using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>A backup, restored to a file of its own and looked at from all sides.</summary>
internal static class BackupCopy
{
    /// <summary>Leaves the copy up to date, alone and closed.</summary>
    /// <exception cref="BackupRefusedException">The backup is not good.</exception>
    public static async Task<BackupManifest> MakeAsync(
        string file, string copy, Func<string, CancellationToken, Task> tryOut, CancellationToken cancellation)
    {
        try
        {
            var manifest = await ManifestAsync(file, cancellation);
            var (length, sha256) = await Disk.CopyAsync(file, copy, cancellation);
            if (length != manifest.Bytes || sha256 != manifest.Sha256)
            {
                throw Refused(file, "it is not the file that was written, for its length or its SHA-256 is another");
            }

            await CompareAsync(file, copy, manifest, cancellation);
            await tryOut(
                new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString,
                cancellation);
            return await SqliteContents.FoldAsync(copy, cancellation) ? manifest : throw Refused(file, "its copy cannot be closed");
        }
        catch (SqliteException failure)
        {
            throw Refused(file, failure.Message, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The backup '{file}' cannot be read or copied: {failure.Message}", failure);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(string file, CancellationToken cancellation)
    {
        var name = BackupManifest.FileOf(file);
        if (!File.Exists(file) || !File.Exists(name))
        {
            throw new BackupRefusedException($"There is no backup '{file}', or no manifest '{name}' beside it.");
        }

        var manifest = BackupManifest.TryRead(await File.ReadAllTextAsync(name, cancellation))
            ?? throw Refused(file, $"'{name}' is no manifest of one");
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupRefusedException($"The backup '{file}' was made by a newer program: use that one.");
    }

    private static async Task CompareAsync(string file, string copy, BackupManifest manifest, CancellationToken cancellation)
    {
        if (await SqliteContents.DamageAsync(copy, cancellation) is { } damage)
        {
            throw Refused(file, damage);
        }

        if (await SqliteContents.ReadAsync(copy, cancellation) is not { } found)
        {
            throw Refused(file, "it holds no database of this program");
        }

        if (await SqliteContents.NewerAsync(copy, cancellation) is { } migration)
        {
            throw new BackupRefusedException(
                $"The backup '{file}' was made by a newer program, which has the migration {migration}: use that one.");
        }

        if (DifferenceOf(manifest, found) is { } difference)
        {
            throw Refused(file, difference);
        }
    }

    private static string? DifferenceOf(BackupManifest said, BackupManifest found) =>
        said.Migration != found.Migration ? $"its last migration is {found.Migration}, not {said.Migration}"
        : said.Tables.Keys.Union(found.Tables.Keys).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => CountOf(said, name) != CountOf(found, name)) is { } table
            ? string.Create(
                CultureInfo.InvariantCulture, $"{table} has {CountOf(found, table)} rows, not {CountOf(said, table)}")
        : said.Journals.Union(found.Journals).FirstOrDefault(one => !said.Journals.Contains(one) || !found.Journals.Contains(one))
            is { } journal ? $"the journal of {journal.Code} ends otherwise than its manifest says"
        : null;

    private static long? CountOf(BackupManifest manifest, string table) => manifest.Tables.TryGetValue(table, out var rows) ? rows : null;

    private static BackupRefusedException Refused(string file, string why, Exception? cause = null) =>
        new($"The backup '{file}' is not good: {why}.", cause);
}
