using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Tests.Persistence.Backups;

/// <summary>A backup takes the place of the database whole or not at all, when nobody works with it, and what was there is kept.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private const string Kept = "web.db-before-20261130T081500Z";

    private static readonly Func<string, CancellationToken, Task> Good = (_, _) => Task.CompletedTask;

    private BackupWorld _world = null!;

    public async Task InitializeAsync() => _world = await BackupWorld.WithBackupAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SqliteFact]
    public async Task Restore_KeepsWhatWasThere()
    {
        var restored = await _world.Backups.RestoreAsync(_world.Backup, Good);

        Assert.Equal(Kept, Path.GetFileName(restored.Kept));
        Assert.Equal(1, restored.Manifest.Tables["DataProtectionKeys"]);
        Assert.Equal(["copies", "web.db", Kept, "web.db-in-use", "web.db-migration"], BackupWorld.NamesBeside(_world.File));
        Assert.Equal(["before"], await BackupWorld.TextsAsync(_world.File));
        Assert.Equal(["before", "after"], await BackupWorld.TextsAsync(restored.Kept!));

        // The same second once more: nothing is written over.
        await BackupWorld.AddAsync(_world.File, "later");
        var again = await _world.Backups.RestoreAsync(_world.Backup, Good);
        Assert.Equal(Kept + "-2", Path.GetFileName(again.Kept));
        Assert.Equal(["before", "after"], await BackupWorld.TextsAsync(restored.Kept!));
        Assert.Equal(["before", "later"], await BackupWorld.TextsAsync(again.Kept!));
    }

    [SqliteFact]
    public async Task Restore_WhereThereIsNone()
    {
        File.Delete(_world.File);

        var restored = await _world.Backups.RestoreAsync(_world.Backup, Good);

        Assert.Null(restored.Kept);
        Assert.Equal(["before"], await BackupWorld.TextsAsync(_world.File));
    }

    [SqliteFact]
    public async Task Restore_OverADamagedOne_KeepsItWithItsLog()
    {
        await File.WriteAllTextAsync(_world.File, new string('x', 8192));
        await File.WriteAllTextAsync(_world.File + "-wal", "what is left");

        var restored = await _world.Backups.RestoreAsync(_world.Backup, Good);

        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(restored.Kept!));
        Assert.Equal("what is left", await File.ReadAllTextAsync(restored.Kept + "-wal"));
        Assert.False(File.Exists(_world.File + "-wal"));
        Assert.Equal(["before"], await BackupWorld.TextsAsync(_world.File));
    }

    // Whatever ends it before the last step: the database is the one that it was, and nothing lies about.
    [SqliteFact]
    public async Task Restore_UntilItsEnd_LeavesTheDatabaseAlone()
    {
        string[]? meanwhile = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Backups.RestoreAsync(_world.Backup, async (_, _) =>
        {
            meanwhile = await BackupWorld.TextsAsync(_world.File);
            throw new InvalidOperationException("The power is gone.");
        }));

        Assert.Equal(["before", "after"], meanwhile ?? []);
        Assert.Equal(["before", "after"], await BackupWorld.TextsAsync(_world.File));
        Assert.Equal(["copies", "web.db", "web.db-in-use", "web.db-migration"], BackupWorld.NamesBeside(_world.File));
    }

    [SqliteFact]
    public async Task Restore_WhileSomebodyHoldsTheDatabase_IsRefused_AndTheOtherWayRound()
    {
        using (_world.Backups.Hold())
        {
            using var another = _world.Backups.Hold();
            await RefusedAsync();
        }

        await _world.Backups.RestoreAsync(_world.Backup, (_, _) =>
        {
            var refused = Assert.Throws<CannotStartException>(_world.Backups.Hold);
            Assert.StartsWith($"A backup is being put in the place of the database '{_world.File}'", refused.Message);
            return Task.CompletedTask;
        });

        using var now = _world.Backups.Hold();
    }

    // Something that knows of no lock but SQLite's.
    [SqliteFact]
    public async Task Restore_WhileAConnectionIsOpen_IsRefused()
    {
        await using (var connection = BackupWorld.Open(_world.File))
        {
            BackupWorld.Add(connection, "by hand");
            await RefusedAsync();
        }

        Assert.Equal(["before", "after", "by hand"], await BackupWorld.TextsAsync(_world.File));
        await _world.Backups.RestoreAsync(_world.Backup, Good);
    }

    [SqliteFact]
    public async Task Restore_ThroughALink_ReplacesWhatItLeadsTo()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var real = _world.File + "-elsewhere";
        File.Move(_world.File, real);
        File.CreateSymbolicLink(_world.File, real);

        var restored = await _world.Backups.RestoreAsync(_world.Backup, Good);

        Assert.Equal(real, new FileInfo(_world.File).LinkTarget);
        Assert.Equal(["before"], await BackupWorld.TextsAsync(real));
        Assert.Equal(["before", "after"], await BackupWorld.TextsAsync(restored.Kept!));
    }

    private async Task RefusedAsync()
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => _world.Backups.RestoreAsync(_world.Backup, Good));

        Assert.Equal(
            $"Somebody works with the database '{_world.File}': stop the program and whatever else has it open, and restore then.",
            refused.Message);
    }
}
