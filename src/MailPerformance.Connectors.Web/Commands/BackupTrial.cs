using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary>
/// This same program on the copy of a backup, as it would start on it, but for serving: updates it and verifies its journals.
/// </summary>
internal sealed class BackupTrial(IConfiguration configuration, IHostEnvironment environment)
{
    /// <exception cref="BackupRefusedException">A journal does not hold.</exception>
    public async Task RunAsync(string connectionString, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = environment.ApplicationName,
            ContentRootPath = environment.ContentRootPath,
            EnvironmentName = environment.EnvironmentName,
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Connectors", connectionString),

            // What it finds is said by the command.
            new("Serilog:MinimumLevel:Default", "Warning"),
            new("Serilog:MinimumLevel:Override:Microsoft", "Warning"),
        ]);
        builder.AddConnectors();
        await using var program = builder.Build();
        await using (var scope = program.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
            await program.Services.GetRequiredService<IDatabaseMigration>().RunAsync(db, cancellation);
        }

        foreach (var (id, code) in await JournalCommands.AccountsAsync(program.Services, null, cancellation))
        {
            await using var scope = program.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(id);
            var verdict = await scope.ServiceProvider.GetRequiredService<JournalVerifier>().VerifyAsync(cancellation);
            if (!verdict.Holds)
            {
                throw new BackupRefusedException($"The backup is not good: in its journal of {code}, {JournalCommands.Said(verdict)}.");
            }
        }
    }
}
