using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>
/// SQLite keeps statistics only when it is asked to, and those of a table that was empty then mislead it. So it is asked to look at tables
/// that have grown or shrunk since (bit 0x10000: also those that this connection has not read), a thousand rows of each index at most.
/// </summary>
internal sealed class SqliteUpkeep : IDatabaseUpkeep
{
    public Task RefreshStatisticsAsync(ConnectorsDbContext db, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;", cancellation);
}
