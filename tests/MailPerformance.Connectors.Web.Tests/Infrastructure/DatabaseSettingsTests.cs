using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary><c>Database:</c>: what is set arrives at the provider, and what makes no sense stops the start.</summary>
public sealed class DatabaseSettingsTests
{
    private const string BatchSize = "Database:MaxBatchSize";
    private const string Timeout = "Database:CommandTimeoutSeconds";
    private const string Retries = "Database:RetryCount";

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public async Task Numbers_ArriveAtTheProvider(string provider)
    {
        await using var services = Services(provider, new() { [BatchSize] = "7", [Timeout] = "90" });
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();

        Assert.Equal(90, db.Database.GetCommandTimeout());
        Assert.Equal(7, RelationalOptionsExtension.Extract(db.GetService<IDbContextOptions>()).MaxBatchSize);
    }

    [Theory]
    [InlineData("SqlServer", null, true)]
    [InlineData("SqlServer", "3", true)]
    [InlineData("SqlServer", "0", false)]
    [InlineData("Sqlite", "3", false)]
    public async Task Retries_AreTheServers(string provider, string? count, bool isRetried)
    {
        await using var services = Services(provider, new() { [Retries] = count });
        await using var scope = services.CreateAsyncScope();

        Assert.Equal(
            isRetried,
            scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Theory]
    [InlineData(BatchSize, "0")]
    [InlineData(BatchSize, "1001")]
    [InlineData(BatchSize, "beaucoup")]
    [InlineData(Timeout, "0")]
    [InlineData(Timeout, "-1")]
    [InlineData(Timeout, "1.5")]
    [InlineData(Retries, "21")]
    [InlineData(Retries, "99999999999")]
    public void Number_ThatMakesNoSense_IsRefusedByName(string key, string value)
    {
        var refused = Assert.Throws<CannotStartException>(() => Services("Sqlite", new() { [key] = value }));

        Assert.StartsWith($"{key} is '{value}'; it must be a whole number from ", refused.Message);
    }

    private static ServiceProvider Services(string provider, Dictionary<string, string?> settings)
    {
        settings["Database:Provider"] = provider;
        settings["ConnectionStrings:Connectors"] = provider == "Sqlite" ? "Data Source=:memory:" : "Server=nowhere;Database=none";
        var services = new ServiceCollection();
        services.AddScoped<CurrentAccount>();
        services.AddConnectorsDatabase(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { ContentRootPath = Path.GetTempPath() });
        return services.BuildServiceProvider();
    }
}
