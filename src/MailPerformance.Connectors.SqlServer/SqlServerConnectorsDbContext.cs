using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>The database of real installations.</summary>
public sealed class SqlServerConnectorsDbContext(DbContextOptions<SqlServerConnectorsDbContext> options, CurrentAccount current)
    : ConnectorsDbContext(options, current)
{
    protected override string OrdinalCollation => "Latin1_General_100_BIN2";
}
