using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>Registers SQL Server as the database.</summary>
public static class SqlServerRegistration
{
    public static IServiceCollection AddSqlServerConnectors(this IServiceCollection services, string connectionString) =>
        services
            .AddSingleton<IDatabaseErrors, SqlServerErrors>()
            .AddDbContext<ConnectorsDbContext, SqlServerConnectorsDbContext>(
                options => options.UseSqlServer(connectionString, server => server.EnableRetryOnFailure()),
                optionsLifetime: ServiceLifetime.Singleton);
}
