using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using MailPerformance.Connectors.Web.Infrastructure.Checks;
using MailPerformance.Connectors.Web.Security.OAuth;

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
        var isDemo = CheckDemo(configuration, environment);

        // For as long as the process lives: the last requests and jobs of a stop still write.
        _held = backup.Hold();
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await (environment.IsDevelopment()
                ? FillAsync(scope.ServiceProvider, isDemo, cancellationToken)
                : CheckAsync(scope.ServiceProvider, cancellationToken));
        }
        catch (Exception failure) when (errors.WhyUnusable(failure) is { } reason)
        {
            throw new CannotStartException(reason, failure);
        }
    }

    /// <returns>Whether the database is filled with the example.</returns>
    /// <exception cref="CannotStartException">It would be, outside Development.</exception>
    public static bool CheckDemo(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue<bool>("Demo:Enabled")
        && (environment.IsDevelopment() ? true : throw new CannotStartException("Demo:Enabled is for Development only; remove it."));

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

    private static async Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var check in CheckRun.OfStart)
        {
            var finding = await ((ICheck)ActivatorUtilities.CreateInstance(services, check)).LookAsync(cancellationToken);
            if (finding.Level == FindingLevel.Wrong)
            {
                throw new CannotStartException(finding.Text);
            }
        }
    }
}
