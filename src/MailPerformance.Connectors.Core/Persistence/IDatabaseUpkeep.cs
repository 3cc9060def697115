namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What a database wants from time to time so that it goes on choosing the right indexes.</summary>
public interface IDatabaseUpkeep
{
    /// <summary>Brings what the database knows of the sizes of its tables up to date. Costs the same however large they are.</summary>
    Task RefreshStatisticsAsync(ConnectorsDbContext db, CancellationToken cancellation = default);
}
