namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Brings the database up to date, one process at a time, and waits for nobody for ever.</summary>
public interface IDatabaseMigration
{
    /// <exception cref="CannotStartException">Another process is at it, and does not come to an end.</exception>
    Task RunAsync(ConnectorsDbContext db, CancellationToken cancellation = default);
}
