using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;

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
}
