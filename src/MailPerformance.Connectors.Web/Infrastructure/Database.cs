using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Quartz;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Chooses the database from <c>Database:Provider</c> and <c>ConnectionStrings:Connectors</c>.</summary>
public static class Database
{
    /// <exception cref="CannotStartException">No database is configured, the provider is unknown, or a number makes no sense.</exception>
    public static void AddConnectorsDatabase(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var connectionString = configuration.GetConnectionString("Connectors");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new CannotStartException(
                "No database is configured: set Database:Provider (Sqlite or SqlServer) and ConnectionStrings:Connectors.");
        }

        var settings = Settings(configuration);
        var provider = configuration["Database:Provider"];
        switch (provider)
        {
            case "Sqlite":
                services.AddSqliteConnectors(connectionString, environment.ContentRootPath, settings);
                break;
            case "SqlServer":
                services.AddSqlServerConnectors(connectionString, settings);
                break;
            default:
                throw new CannotStartException($"Database:Provider is '{provider}'; it must be Sqlite or SqlServer.");
        }
    }

    /// <summary>Where jobs are kept: in SQL Server, shared by all nodes; beside SQLite, which is one machine's, in memory.</summary>
    public static void UseConnectorsJobStore(this IQuartzBuilder jobs, IConfiguration configuration)
    {
        if (configuration["Database:Provider"] == "SqlServer")
        {
            jobs.UseSqlServerJobStore(configuration.GetConnectionString("Connectors")!, configuration.GetValue("Jobs:CreateTables", true));
        }
        else
        {
            jobs.UseInMemoryStore();
        }
    }

    private static DatabaseSettings Settings(IConfiguration configuration) => new(
        WholeNumber.Read(configuration, "Database:MaxBatchSize", 1, 1000),
        WholeNumber.Read(configuration, "Database:CommandTimeoutSeconds", 1, 3600),
        WholeNumber.Read(configuration, "Database:RetryCount", 0, 20),
        WholeNumber.Read(configuration, "Database:MigrationWaitSeconds", 0, 3600));
}
