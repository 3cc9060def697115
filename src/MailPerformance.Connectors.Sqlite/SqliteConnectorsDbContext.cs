using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>The embedded database: one file.</summary>
public sealed class SqliteConnectorsDbContext(DbContextOptions<SqliteConnectorsDbContext> options, CurrentAccount current)
    : ConnectorsDbContext(options, current)
{
    protected override string OrdinalCollation => "BINARY";
}
