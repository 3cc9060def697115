using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Tests.Persistence.Backups;

/// <summary>A backup is made while others write, is of one instant, and has its name only when it is whole.</summary>
public sealed class CreateTests : IAsyncLifetime
{
    private const int Tries = 20;

    private BackupWorld _world = null!;

    public async Task InitializeAsync() => _world = await BackupWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SqliteFact]
    public async Task Create_WritesADatabaseAndItsManifest()
    {
        await BackupWorld.AddAsync(_world.File, "before");

        var manifest = await _world.Backups.CreateAsync(_world.Backup);

        Assert.Equal(["monday.db", "monday.db.manifest.json"], BackupWorld.NamesBeside(_world.Backup));
        Assert.Equal(["before"], await BackupWorld.TextsAsync(_world.Backup));
        Assert.Equal(_world.Time.GetUtcNow().UtcDateTime, manifest.MadeAt);
        Assert.Equal(1, manifest.Tables["DataProtectionKeys"]);
        Assert.Contains("_", manifest.Migration);
        var bytes = await File.ReadAllBytesAsync(_world.Backup);
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (manifest.Bytes, manifest.Sha256));
        var read = BackupManifest.TryRead(await File.ReadAllTextAsync(_world.Manifest))!;
        Assert.Equal(manifest.Write(), read.Write());
        if (!OperatingSystem.IsWindows())
        {
            // It opens every account, as the database does.
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_world.Backup));
        }
    }

    [SqliteFact]
    public async Task Create_WaitsForNoWriter_AndHasNothingOfItsTransaction()
    {
        await BackupWorld.AddAsync(_world.File, "before");
        await using var writer = BackupWorld.Open(_world.File);
        BackupWorld.Run(writer, "BEGIN IMMEDIATE");
        BackupWorld.Add(writer, "meanwhile");

        await _world.Backups.CreateAsync(_world.Backup);
        BackupWorld.Run(writer, "COMMIT");

        Assert.Equal(["before"], await BackupWorld.TextsAsync(_world.Backup));
        Assert.Equal(["before", "meanwhile"], await BackupWorld.TextsAsync(_world.File));
    }

    // Two rows a transaction: a backup of two instants would have an odd number.
    [SqliteFact]
    public async Task Create_LetsWritersCommit_AndIsOfOneInstant()
    {
        await BackupWorld.RunAsync(
            _world.File, "CREATE TABLE Ballast AS SELECT randomblob(500000) AS b FROM sqlite_master LIMIT 40");
        using var done = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            using var writer = BackupWorld.Open(_world.File);
            while (!done.IsCancellationRequested)
            {
                BackupWorld.Run(writer, "BEGIN IMMEDIATE");
                BackupWorld.Add(writer, "one");
                BackupWorld.Add(writer, "two");
                BackupWorld.Run(writer, "COMMIT");
            }
        });

        var passedIt = false;
        for (var number = 0; number < Tries && !passedIt; number++)
        {
            var file = $"{_world.Backup}-{number}";
            var before = (await BackupWorld.TextsAsync(_world.File)).Length;
            var manifest = await _world.Backups.CreateAsync(file);
            var after = (await BackupWorld.TextsAsync(_world.File)).Length;

            var rows = manifest.Tables["DataProtectionKeys"];
            Assert.Equal(0, rows % 2);
            Assert.InRange(rows, before, after);
            passedIt = after > rows;
        }

        await done.CancelAsync();
        await writing;
        Assert.True(passedIt, "Nobody could write while a backup was made.");
    }

    [SqliteFact]
    public async Task Create_TakesNothingAlongThatWasDeleted()
    {
        var secret = $"erased-{Guid.NewGuid():N}";
        await BackupWorld.AddAsync(_world.File, secret);
        await BackupWorld.RunAsync(_world.File, "DELETE FROM DataProtectionKeys");
        await BackupWorld.RunAsync(_world.File, "PRAGMA wal_checkpoint(TRUNCATE)");

        await _world.Backups.CreateAsync(_world.Backup);

        Assert.True(Holds(_world.File, secret), "SQLite has emptied its pages itself; this test shows nothing.");
        Assert.False(Holds(_world.Backup, secret));
    }

    [SqliteFact]
    public async Task Create_OverAFile_IsRefused()
    {
        await File.WriteAllTextAsync(_world.Backup, "a letter");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => _world.Backups.CreateAsync(_world.Backup));

        Assert.Equal($"'{_world.Backup}' is there already: name another file.", refused.Message);
        Assert.Equal("a letter", await File.ReadAllTextAsync(_world.Backup));
        Assert.Equal(["monday.db"], BackupWorld.NamesBeside(_world.Backup));
    }

    [SqliteFact]
    public async Task Create_ThatIsBrokenOff_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _world.Backups.CreateAsync(_world.Backup, new CancellationToken(canceled: true)));

        Assert.Empty(BackupWorld.NamesBeside(_world.Backup));
    }

    [SqliteFact]
    public async Task Create_WhereNothingCanBeWritten_SaysSo()
    {
        await File.WriteAllTextAsync(_world.Backup, "a letter");
        var inside = Path.Combine(_world.Backup, "deeper", "tuesday.db");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => _world.Backups.CreateAsync(inside));

        Assert.StartsWith($"Nothing can be written beside '{inside}': ", refused.Message);
    }

    [SqliteFact]
    public async Task Create_OfADatabaseThatWasNeverMigrated_IsRefused()
    {
        await BackupWorld.RunAsync(_world.File, "DROP TABLE __EFMigrationsHistory");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => _world.Backups.CreateAsync(_world.Backup));

        Assert.Equal($"'{_world.File}' holds no database of this program: run 'migrate' first.", refused.Message);
        Assert.Empty(BackupWorld.NamesBeside(_world.Backup));
    }

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
