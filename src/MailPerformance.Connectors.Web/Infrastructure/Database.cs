using MailPerformance.Connectors.SqlServer;
using MailPerformance.Connectors.Sqlite;
using Quartz;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Chooses the database from <c>Database:Provider</c> and <c>ConnectionStrings:Connectors</c>.</summary>
public static class Database
{
    /// <exception cref="InvalidOperationException">No database is configured, or the provider is unknown.</exception>
    public static void AddConnectorsDatabase(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var connectionString = configuration.GetConnectionString("Connectors");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException(
                "No database is configured: set Database:Provider (Sqlite or SqlServer) and ConnectionStrings:Connectors.");
        }

        var provider = configuration["Database:Provider"];
        switch (provider)
        {
            case "Sqlite":
                services.AddSqliteConnectors(connectionString, environment.ContentRootPath);
                break;
            case "SqlServer":
                services.AddSqlServerConnectors(connectionString);
                break;
            default:
                throw new InvalidOperationException($"Database:Provider is '{provider}'; it must be Sqlite or SqlServer.");
        }
    }

    /// <summary>Where jobs are kept: in SQL Server, shared by all nodes; beside SQLite, which is one machine's, in memory.</summary>
    public static void UseConnectorsJobStore(this IQuartzBuilder jobs, IConfiguration configuration)
    {
        if (configuration["Database:Provider"] == "SqlServer")
        {
            jobs.UseSqlServerJobStore(configuration.GetConnectionString("Connectors")!);
        }
        else
        {
            jobs.UseInMemoryStore();
        }
    }
}
