using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Tests.Persistence.Backups;

/// <summary>A backup is tried by restoring it: whatever is wrong with it is said in one sentence.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private BackupWorld _world = null!;

    public async Task InitializeAsync() => _world = await BackupWorld.WithBackupAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SqliteFact]
    public async Task Verify_OfAGoodOne_HandsItsCopyOut_AndLeavesNothing()
    {
        string[]? texts = null;

        var manifest = await _world.Backups.VerifyAsync(_world.Backup, async (connection, _) =>
        {
            texts = await BackupWorld.TextsAsync(
                new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource);
        });

        Assert.Equal(["before"], texts ?? []);
        Assert.Equal(1, manifest.Tables["DataProtectionKeys"]);
        Assert.Equal(["monday.db", "monday.db.manifest.json"], BackupWorld.NamesBeside(_world.Backup));
    }

    [SqliteFact]
    public async Task File_ThatWasCut()
    {
        await using (var file = File.OpenWrite(_world.Backup))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.EndsWith("it is not the file that was written, for its length or its SHA-256 is another.", await RefusedAsync());
        await _world.FitFileAsync();
        Assert.StartsWith($"The backup '{_world.Backup}' is not good: ", await RefusedAsync());
    }

    [SqliteFact]
    public async Task File_InWhichABitWasTurned()
    {
        var bytes = await File.ReadAllBytesAsync(_world.Backup);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(_world.Backup, bytes);

        Assert.Contains("SHA-256", await RefusedAsync());
    }

    // Whoever can write the file can write its hash.
    [SqliteFact]
    public async Task Page_ThatWasEmptied()
    {
        var bytes = await File.ReadAllBytesAsync(_world.Backup);
        Array.Clear(bytes, 4096 * 3, 4096 * 3);
        await File.WriteAllBytesAsync(_world.Backup, bytes);
        await _world.FitFileAsync();

        Assert.StartsWith($"The backup '{_world.Backup}' is not good: ", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Row_ThatIsMissing()
    {
        await BackupWorld.RunAsync(_world.Backup, "DELETE FROM DataProtectionKeys");
        await _world.FitFileAsync();

        Assert.EndsWith("is not good: DataProtectionKeys has 0 rows, not 1.", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Row_WithoutTheOneItNames()
    {
        await BackupWorld.RunAsync(
            _world.Backup,
            "PRAGMA foreign_keys = OFF; INSERT INTO JournalMarks (AccountId, Number, Hash, At, Signature) VALUES (77, 1, '', '', '')");
        await _world.FitFileAsync();

        Assert.EndsWith("is not good: 1 rows name others that are missing, the first in JournalMarks.", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Journal_ThatEndsOtherwise()
    {
        await _world.RewriteManifestAsync(manifest => manifest with { Journals = [new BackedUpJournal(1, "FG3", 9, new string('0', 64))] });

        Assert.EndsWith("the journal of FG3 ends otherwise than its manifest says.", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Program_ThatIsOlderThanTheBackup()
    {
        await BackupWorld.RunAsync(_world.Backup, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '30.0.0')");
        await _world.FitFileAsync();
        Assert.EndsWith(
            "was made by a newer program, which has the migration 29990101000000_Later: use that one.", await RefusedAsync());

        await _world.RewriteManifestAsync(manifest => manifest with { Format = BackupManifest.CurrentFormat + 1 });
        Assert.EndsWith("was made by a newer program: use that one.", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Manifest_ThatIsMissing_OrIsNone()
    {
        await File.WriteAllTextAsync(_world.Manifest, """{ "format": 1 }""");
        Assert.EndsWith($"is not good: '{_world.Manifest}' is no manifest of one.", await RefusedAsync());

        File.Delete(_world.Manifest);
        Assert.Equal(
            $"There is no backup '{_world.Backup}', or no manifest '{_world.Manifest}' beside it.", await RefusedAsync());
    }

    [SqliteFact]
    public async Task Copy_ThatIsFoundWanting_IsTakenAway()
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(
            () => _world.Backups.VerifyAsync(_world.Backup, (_, _) => throw new BackupRefusedException("Not so.")));

        Assert.Equal("Not so.", refused.Message);
        Assert.Equal(["monday.db", "monday.db.manifest.json"], BackupWorld.NamesBeside(_world.Backup));
    }

    // Neither way gets further.
    private async Task<string> RefusedAsync()
    {
        var before = await BackupWorld.TextsAsync(_world.File);
        var restoring = await Assert.ThrowsAsync<BackupRefusedException>(
            () => _world.Backups.RestoreAsync(_world.Backup, (_, _) => throw new InvalidOperationException("It was handed out.")));
        var verifying = await Assert.ThrowsAsync<BackupRefusedException>(
            () => _world.Backups.VerifyAsync(_world.Backup, (_, _) => throw new InvalidOperationException("It was handed out.")));

        Assert.Equal(verifying.Message, restoring.Message);
        Assert.DoesNotContain('\n', verifying.Message);
        Assert.Equal(before, await BackupWorld.TextsAsync(_world.File));
        Assert.DoesNotContain(BackupWorld.NamesBeside(_world.File), name => name.Contains("partial") || name.Contains("before"));
        return verifying.Message;
    }
}
