using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The application as an operator runs it, on a database file that is migrated unless a test wants it otherwise.</summary>
public sealed class ProductionFactory : ConnectorsFactory
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("connectors-production-").FullName, "web.db");

    public Dictionary<string, string> Settings { get; } = [];

    public bool IsMigrated { get; set; } = true;

    public Func<ConnectorsDbContext, Task>? Prepare { get; set; }

    public TestSite Secure() => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://connecteurs.exemple.fr"),
    }));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (IsMigrated)
        {
            MigrateAsync().GetAwaiter().GetResult();
        }

        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Connectors", $"Data Source={_file}");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }
    }

    private async Task MigrateAsync()
    {
        var services = new ServiceCollection();
        MailPerformance.Connectors.Sqlite.SqliteRegistration.AddSqliteConnectors(services, $"Data Source={_file}", Path.GetTempPath());
        services.AddScoped<Core.Accounts.CurrentAccount>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        await db.Database.MigrateAsync();
        if (Prepare is not null)
        {
            await Prepare(db);
        }
    }
}
