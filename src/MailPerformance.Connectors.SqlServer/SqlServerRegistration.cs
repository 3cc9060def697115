using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>Registers SQL Server as the database.</summary>
public static class SqlServerRegistration
{
    /// <exception cref="CannotStartException">The connection string is none.</exception>
    public static IServiceCollection AddSqlServerConnectors(
        this IServiceCollection services, string connectionString, DatabaseSettings? settings = null)
    {
        var connection = Read(connectionString);
        return services
            .AddSingleton<IDatabaseErrors>(new SqlServerErrors(connection.DataSource, connection.InitialCatalog))
            .AddSingleton<IDatabaseMigration, SqlServerMigration>()
            .AddSingleton<IDatabaseUpkeep, SqlServerUpkeep>()
            .AddSingleton<IDatabaseBackup, SqlServerBackup>()
            .AddSingleton<IDatabaseInspection>(new SqlServerInspection(connection.InitialCatalog))
            .AddDbContext<ConnectorsDbContext, SqlServerConnectorsDbContext>(
                options => options
                    .UseSqlServer(connectionString, server => Apply(settings ?? new DatabaseSettings(), server))

                    // A count that stops at a bound takes any rows.
                    .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)),
                optionsLifetime: ServiceLifetime.Singleton);
    }

    private static void Apply(DatabaseSettings settings, SqlServerDbContextOptionsBuilder server)
    {
        if (settings.MaxBatchSize is { } rows)
        {
            server.MaxBatchSize(rows);
        }

        if (settings.CommandTimeoutSeconds is { } seconds)
        {
            server.CommandTimeout(seconds);
        }

        switch (settings.RetryCount)
        {
            case null:
                server.EnableRetryOnFailure();
                break;
            case > 0:
                server.EnableRetryOnFailure(settings.RetryCount.Value);
                break;
        }
    }

    private static SqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            throw new CannotStartException(
                "ConnectionStrings:Connectors is no connection string of SQL Server: write for example "
                + "Server=sql.example.com;Database=Connectors;User ID=connectors;Password=... (with a ; in it, the password needs quotes).",
                refused);
        }
    }
}
