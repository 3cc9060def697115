using System.Data.Common;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>
/// One database of a test or a host, which migrates it and drops it at the end: an SQLite file, or, when <see cref="Variable"/> holds a
/// connection string, a database of its own name on that SQL Server. What is dropped stays out of a test's result.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Variable = "CONNECTORS_TEST_SQLSERVER";

    private const int SqliteForeignKey = 787;
    private const int SqlServerForeignKey = 547;

    // To migrate takes a second or two, to copy what that makes a millisecond.
    private static readonly Lazy<byte[]> MigratedFile = new(() => Task.Run(MakeMigratedFileAsync).GetAwaiter().GetResult());

    private readonly bool _isSqlServer;
    private readonly string _directory = "";
    private bool _isMigrated;

    /// <param name="sqliteOnly">For what is about SQLite itself.</param>
    public TestDatabase(bool sqliteOnly = false)
    {
        _isSqlServer = IsSqlServer && !sqliteOnly;
        if (_isSqlServer)
        {
            // A name that whoever finds it left over can date.
            var name = $"ConnectorsTest_{DateTime.UtcNow:yyyyMMdd_HHmm}_{Guid.NewGuid():N}";
            ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ConnectionString;
        }
        else
        {
            _directory = Directory.CreateTempSubdirectory("connectors-").FullName;
            ConnectionString = $"Data Source={Path.Combine(_directory, "connectors.db")}";
        }
    }

    /// <summary>One that is up to date already, where that is cheap: on SQLite.</summary>
    public static TestDatabase Migrated()
    {
        var database = new TestDatabase();
        if (!database._isSqlServer)
        {
            File.WriteAllBytes(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, MigratedFile.Value);
            database._isMigrated = true;
        }

        return database;
    }

    /// <summary>Whether this run of tests is on SQL Server.</summary>
    public static bool IsSqlServer => !string.IsNullOrWhiteSpace(Server);

    /// <summary>SQLite: connections are as durable as the application makes them; otherwise nothing waits for the disk.</summary>
    public bool IsDurable { get; set; }

    public string ConnectionString { get; }

    /// <summary>The settings with which the application finds it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database:Provider"] = _isSqlServer ? "SqlServer" : "Sqlite",
        ["ConnectionStrings:Connectors"] = ConnectionString,
    };

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Whether the failure is a foreign key's, on whichever provider.</summary>
    public static bool IsForeignKeyViolation(DbException failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: SqliteForeignKey } or SqlException { Number: SqlServerForeignKey };

    /// <summary>The connection string of a SQL Server, changed.</summary>
    public string With(Action<SqlConnectionStringBuilder> change)
    {
        var connection = new SqlConnectionStringBuilder(ConnectionString);
        change(connection);
        return connection.ConnectionString;
    }

    /// <summary>Adds it to the services as the application would, and lets the interceptors hear it.</summary>
    public void Register(IServiceCollection services, params IInterceptor[] interceptors)
    {
        if (_isSqlServer)
        {
            services.AddSqlServerConnectors(ConnectionString);
        }
        else
        {
            services.AddSqliteConnectors(ConnectionString, _directory);
        }

        Intercept(services, interceptors);
    }

    /// <summary>Lets the interceptors hear it, where the application adds it.</summary>
    public void Intercept(IServiceCollection services, params IInterceptor[] interceptors)
    {
        if (_isSqlServer)
        {
            services.ConfigureDbContext<SqlServerConnectorsDbContext>(options => options.AddInterceptors(interceptors));
        }
        else
        {
            // After those of the application, so that its word is not the last.
            services.ConfigureDbContext<SqliteConnectorsDbContext>(options =>
                options.AddInterceptors(IsDurable ? interceptors : [new Unflushed(), .. interceptors]));
        }
    }

    /// <summary>Runs something on it without an application.</summary>
    public async Task<T> UseAsync<T>(Func<ConnectorsDbContext, Task<T>> work)
    {
        var services = new ServiceCollection();
        Register(services);
        services.AddScoped<Core.Accounts.CurrentAccount>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
    }

    public Task<bool> ExistsAsync() => UseAsync(db => db.Database.CanConnectAsync());

    /// <summary>Does nothing when it is up to date already: EF Core compares models even then.</summary>
    public async Task MigrateAsync()
    {
        if (!_isMigrated)
        {
            await UseAsync(async db =>
            {
                await db.Database.MigrateAsync();
                return true;
            });
            _isMigrated = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_isSqlServer ? DropAsync() : DeleteAsync());
        }
        catch (Exception failure) when (failure is DbException or IOException)
        {
            // A test that has failed already must not end with this instead.
            await Console.Error.WriteLineAsync($"A test's database is left over ({Name}): {failure.Message}");
        }
    }

    private string Name => _isSqlServer ? new SqlConnectionStringBuilder(ConnectionString).InitialCatalog : _directory;

    private Task DeleteAsync()
    {
        // All pools: the application adds words of its own to the connection string, so that its pool has another key.
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }

        return Task.CompletedTask;
    }

    private static async Task<byte[]> MakeMigratedFileAsync()
    {
        await using var database = new TestDatabase(sqliteOnly: true);
        await database.MigrateAsync();
        await database.UseAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        return await File.ReadAllBytesAsync(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
    }

    private async Task DropAsync()
    {
        await using (var own = new SqlConnection(ConnectionString))
        {
            SqlConnection.ClearPool(own);
        }

        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        try
        {
            // A connection that a killed process has left open; servers that speak TDS need not know this.
            await ExecuteAsync(
                connection, $"IF DB_ID(N'{Name}') IS NOT NULL ALTER DATABASE [{Name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        }
        catch (SqlException)
        {
            // The next command says whether it mattered.
        }

        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS [{Name}]");
    }

    private static async Task ExecuteAsync(SqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
