using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>SQL Server keeps statistics by itself.</summary>
internal sealed class SqlServerUpkeep : IDatabaseUpkeep
{
    public Task RefreshStatisticsAsync(ConnectorsDbContext db, CancellationToken cancellation = default) => Task.CompletedTask;
}
