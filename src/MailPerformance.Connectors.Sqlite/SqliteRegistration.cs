using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>Registers SQLite as the database.</summary>
public static class SqliteRegistration
{
    /// <param name="connectionString">A relative file name is taken from <paramref name="baseDirectory"/>, which is created.</param>
    /// <exception cref="CannotStartException">The connection string is none, or the file's folder cannot be made.</exception>
    public static IServiceCollection AddSqliteConnectors(
        this IServiceCollection services, string connectionString, string baseDirectory, DatabaseSettings? settings = null)
    {
        var connection = Read(connectionString);
        var isFile = connection.Mode != SqliteOpenMode.Memory && connection.DataSource != ":memory:";
        if (isFile)
        {
            connection.DataSource = Path.Combine(baseDirectory, connection.DataSource);
            MakeFolderOf(connection.DataSource);
        }

        return services
            .AddSingleton<IDatabaseErrors>(new SqliteErrors(connection.DataSource))
            .AddSingleton<IDatabaseMigration>(all => new SqliteMigration(
                isFile ? connection.DataSource : null,
                settings?.MigrationWaitSeconds ?? DatabaseSettings.UsualMigrationWaitSeconds,
                all.GetService<ILogger<SqliteMigration>>()))
            .AddSingleton<IDatabaseUpkeep, SqliteUpkeep>()
            .AddSingleton<IDatabaseBackup>(all => new SqliteBackup(
                isFile ? connection.DataSource : null, all.GetService<TimeProvider>() ?? TimeProvider.System))
            .AddSingleton<IDatabaseInspection>(new SqliteInspection(isFile ? connection.DataSource : null))
            .AddDbContext<ConnectorsDbContext, SqliteConnectorsDbContext>(
                options => options
                    .UseSqlite(connection.ConnectionString, sqlite => Apply(settings ?? new DatabaseSettings(), sqlite))
                    .AddInterceptors(new SqlitePragmas())

                    // A count that stops at a bound takes any rows.
                    .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)),
                optionsLifetime: ServiceLifetime.Singleton);
    }

    private static void Apply(DatabaseSettings settings, SqliteDbContextOptionsBuilder sqlite)
    {
        // A list is one parameter: with one for each of its values, EF would write the command anew each time it is sent.
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
        if (settings.MaxBatchSize is { } rows)
        {
            sqlite.MaxBatchSize(rows);
        }

        if (settings.CommandTimeoutSeconds is { } seconds)
        {
            sqlite.CommandTimeout(seconds);
        }
    }

    private static SqliteConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        }
        catch (ArgumentException refused)
        {
            throw new CannotStartException(
                "ConnectionStrings:Connectors is no connection string of SQLite: write for example Data Source=App_Data/connectors.db.",
                refused);
        }
    }

    private static void MakeFolderOf(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(SqliteErrors.NotWritable(file), refused);
        }
    }
}
