using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Before the first request: Development brings its database up to date and fills it with the guide's example; anywhere else
/// the program refuses to start on a database that is not up to date or holds demo data.
/// </summary>
public sealed class DatabaseStartup(
    IServiceScopeFactory scopes, IHostEnvironment environment, IConfiguration configuration, DemoData demo, IDatabaseErrors errors,
    IDatabaseMigration migration, IDatabaseBackup backup)
    : IHostedService, IDisposable
{
    private IDisposable? _held;

    /// <exception cref="CannotStartException">Somebody must do something first.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var isDemo = configuration.GetValue<bool>("Demo:Enabled");
        if (isDemo && !environment.IsDevelopment())
        {
            throw new CannotStartException("Demo:Enabled is for Development only; remove it.");
        }

        // For as long as the process lives: the last requests and jobs of a stop still write.
        _held = backup.Hold();
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await (environment.IsDevelopment()
                ? FillAsync(scope.ServiceProvider, isDemo, cancellationToken)
                : CheckAsync(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>(), cancellationToken));
        }
        catch (Exception failure) when (errors.WhyUnusable(failure) is { } reason)
        {
            throw new CannotStartException(reason, failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _held?.Dispose();

    private async Task FillAsync(IServiceProvider services, bool isDemo, CancellationToken cancellationToken)
    {
        await migration.RunAsync(services.GetRequiredService<ConnectorsDbContext>(), cancellationToken);
        await services.GetRequiredService<MobileClients>().SyncAsync(cancellationToken);
        if (isDemo)
        {
            await demo.FillAsync();
        }
    }

    private static async Task CheckAsync(ConnectorsDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
        {
            throw new CannotStartException(
                "The database is not there, or may not be opened; run this program with the command 'migrate' first.");
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new CannotStartException("The database is not up to date; run this program with the command 'migrate' first.");
        }

        if (await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .AnyAsync(account => account.IsDemo, cancellationToken))
        {
            throw new CannotStartException("The database holds demo accounts, whose passwords are public; use another database.");
        }
    }
}
