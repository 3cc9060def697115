using MailPerformance.Connectors.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>For <c>dotnet ef migrations</c> only; no server is asked.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerConnectorsDbContext>
{
    public SqlServerConnectorsDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqlServerConnectorsDbContext>().UseSqlServer("Server=design-time;Database=none").Options,
            new CurrentAccount());
}
