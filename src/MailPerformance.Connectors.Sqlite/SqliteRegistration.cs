using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>Registers SQLite as the database.</summary>
public static class SqliteRegistration
{
    /// <param name="connectionString">A relative file name is taken from <paramref name="baseDirectory"/>, which is created.</param>
    public static IServiceCollection AddSqliteConnectors(this IServiceCollection services, string connectionString, string baseDirectory)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        if (settings.Mode != SqliteOpenMode.Memory && settings.DataSource != ":memory:")
        {
            settings.DataSource = Path.Combine(baseDirectory, settings.DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);
        }

        return services
            .AddSingleton<IDatabaseErrors, SqliteErrors>()
            .AddDbContext<ConnectorsDbContext, SqliteConnectorsDbContext>(
                options => options.UseSqlite(settings.ConnectionString).AddInterceptors(new SqlitePragmas()),
                optionsLifetime: ServiceLifetime.Singleton);
    }
}
