using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The application as an operator runs it, on a database that is migrated unless a test wants it otherwise.</summary>
public class ProductionFactory : ConnectorsFactory
{
    public Dictionary<string, string> Settings { get; } = [];

    public bool IsMigrated { get; set; } = true;

    public Func<ConnectorsDbContext, Task>? Prepare { get; set; }

    protected override bool StartsEmpty => !IsMigrated;

    public TestSite Secure() => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://connecteurs.exemple.fr"),
    }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (IsMigrated)
        {
            MigrateAsync().GetAwaiter().GetResult();
        }

        builder.UseEnvironment("Production");

        // Published files lie where they are served from, and do not change; those of a build are looked for, and may.
        builder.UseStaticWebAssets();
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("PublicUrl", "https://connecteurs.exemple.fr");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }
    }

    private async Task MigrateAsync()
    {
        await Database.MigrateAsync();
        if (Prepare is not null)
        {
            await Database.UseAsync(async db =>
            {
                await Prepare(db);
                return true;
            });
        }
    }
}
