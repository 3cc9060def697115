using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>No migration waits for a process that is gone, nor for ever for one that is not.</summary>
public sealed class SqliteMigrationTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("connectors-");
    private readonly ServiceProvider _services;

    public SqliteMigrationTests() => _services = new ServiceCollection()
        .AddSqliteConnectors($"Data Source={File};Pooling=false", "/", new DatabaseSettings(MigrationWaitSeconds: 0))
        .AddScoped<CurrentAccount>().BuildServiceProvider();

    private string File => Path.Combine(_directory.FullName, "web.db");

    [Fact]
    public async Task Lock_ThatAKilledMigrationHasLeft_IsTakenAway()
    {
        // As a process leaves it that dies between two migrations.
        await UseAsync(db => db.Database.MigrateAsync());
        await UseAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-07-01 08:00:00+00:00')
            """));

        await MigrateAsync();

        Assert.Equal(0, await UseAsync(db => db.Database.SqlQuery<int>(
            $"""SELECT COUNT(*) AS "Value" FROM "__EFMigrationsLock" """).SingleAsync()));
    }

    [Fact]
    public async Task Migration_OfAProcessThatLives_IsWaitedForSoLong_AndThenSaid()
    {
        await MigrateAsync();
        await using (new FileStream(File + "-migration", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Assert.ThrowsAsync<CannotStartException>(MigrateAsync);

            Assert.StartsWith($"Another process brings the database '{File}' up to date: wait until it is done", refused.Message);
        }

        await MigrateAsync();
    }

    [Fact]
    public async Task Migration_WithoutAFolder_SaysWhatToDo()
    {
        _directory.Delete();

        var refused = await Assert.ThrowsAsync<CannotStartException>(MigrateAsync);

        Assert.Contains("cannot be opened or written", refused.Message);
        _directory.Create();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private Task<bool> MigrateAsync() => UseAsync(async db =>
    {
        await _services.GetRequiredService<IDatabaseMigration>().RunAsync(db).WaitAsync(Patience);
        return true;
    });

    private Task<bool> UseAsync(Func<ConnectorsDbContext, Task> work) => UseAsync(async db =>
    {
        await work(db);
        return true;
    });

    private async Task<T> UseAsync<T>(Func<ConnectorsDbContext, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
    }
}
