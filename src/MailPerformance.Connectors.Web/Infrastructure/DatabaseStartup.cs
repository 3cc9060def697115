using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using MailPerformance.Connectors.Web.Security.MobileSignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Before the first request: Development brings its database up to date and fills it with the guide's example; anywhere else
/// the program refuses to start on a database that is not up to date or holds demo data.
/// </summary>
public sealed class DatabaseStartup(IServiceScopeFactory scopes, IHostEnvironment environment, IConfiguration configuration, DemoData demo)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var isDemo = configuration.GetValue<bool>("Demo:Enabled");
        if (environment.IsDevelopment())
        {
            await db.Database.MigrateAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync(cancellationToken);
            if (isDemo)
            {
                await demo.FillAsync();
            }

            return;
        }

        if (isDemo)
        {
            throw new InvalidOperationException("Demo:Enabled is for Development only; remove it.");
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new InvalidOperationException("The database is not up to date; run this program with the command 'migrate' first.");
        }

        if (await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AnyAsync(account => account.IsDemo, cancellationToken))
        {
            throw new InvalidOperationException("The database holds demo accounts, whose passwords are public; use another database.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
