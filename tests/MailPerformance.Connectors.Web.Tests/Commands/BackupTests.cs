using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>What only the program itself finds in a backup: a journal that does not hold, a version that it can bring up to date.</summary>
/// <remarks>On a database of their own: another class alters journals of the one that it shares.</remarks>
public sealed class BackupTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-backup-");

    private string Backup => Path.Combine(_folder.FullName, "monday.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [SqliteFact]
    public async Task Verify_OfAJournalThatWasAltered_IsOne_HoweverWellTheManifestFits()
    {
        var account = await host.CreateAccountAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("Un"));
        Assert.Equal(0, await RunAsync("backup", "create", Backup));
        Assert.Equal(0, await RunAsync("backup", "verify", Backup));

        await ExecuteAsync($"UPDATE JournalEntries SET Kind = '{JournalKind.GroupDeleted}' WHERE AccountId = {account.Id}");
        var bytes = await File.ReadAllBytesAsync(Backup);
        var manifest = BackupManifest.TryRead(await File.ReadAllTextAsync(BackupManifest.FileOf(Backup)))! with
        {
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        };
        await File.WriteAllTextAsync(BackupManifest.FileOf(Backup), manifest.Write());

        Assert.Equal(1, await RunAsync("backup", "verify", Backup));
        Assert.Equal(1, await RunAsync("backup", "create", Backup));
        Assert.NotEqual(0, await RunAsync("backup", "verify"));
    }

    [SqliteFact]
    public async Task Verify_OfAnEarlierVersion_BringsItsCopyUpToDate()
    {
        var early = Path.Combine(_folder.FullName, "early.db");
        await using var database = new TestDatabase(sqliteOnly: true);
        await database.UseAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("Campaigns");
            return true;
        });
        var services = new ServiceCollection();
        database.Register(services);
        await using (var provider = services.BuildServiceProvider())
        {
            var manifest = await provider.GetRequiredService<IDatabaseBackup>().CreateAsync(early);
            Assert.EndsWith("_Campaigns", manifest.Migration);
        }

        Assert.Equal(0, await RunAsync("backup", "verify", early));
    }

    [SqlServerFact]
    public async Task Backup_OnAServer_IsTheServersOwn()
    {
        foreach (var word in new[] { "create", "verify", "restore" })
        {
            Assert.Equal(1, await RunAsync("backup", word, Backup));
        }

        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    private Task<int> RunAsync(params string[] args) => ConnectorsCommands.RunAsync(host.Services, args);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Backup};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
