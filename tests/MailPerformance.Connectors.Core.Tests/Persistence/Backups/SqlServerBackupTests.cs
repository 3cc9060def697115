using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.SqlServer;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence.Backups;

/// <summary>On SQL Server the program makes no backups, and says what to do instead.</summary>
public sealed class SqlServerBackupTests
{
    [Fact]
    public async Task Backups_AreTheServersOwn()
    {
        await using var services = new ServiceCollection().AddSqlServerConnectors("Server=nowhere;Database=none").BuildServiceProvider();
        var backups = services.GetRequiredService<IDatabaseBackup>();

        using (backups.Hold())
        {
            Assert.All(
                [
                    await Assert.ThrowsAsync<BackupRefusedException>(() => backups.CreateAsync("monday.db")),
                    await Assert.ThrowsAsync<BackupRefusedException>(() => backups.VerifyAsync("monday.db", (_, _) => Task.CompletedTask)),
                    await Assert.ThrowsAsync<BackupRefusedException>(() => backups.RestoreAsync("monday.db", (_, _) => Task.CompletedTask)),
                ],
                refused => Assert.Contains("BACKUP DATABASE ... WITH CHECKSUM", refused.Message));
        }

        Assert.False(File.Exists("monday.db"));
    }
}
