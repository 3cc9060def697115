using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>EF Core's lock on SQL Server belongs to the connection, and ends with it.</summary>
internal sealed class SqlServerMigration : IDatabaseMigration
{
    public Task RunAsync(ConnectorsDbContext db, CancellationToken cancellation = default) => db.Database.MigrateAsync(cancellation);
}
