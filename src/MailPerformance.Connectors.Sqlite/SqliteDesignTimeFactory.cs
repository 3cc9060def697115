using MailPerformance.Connectors.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteConnectorsDbContext>
{
    public SqliteConnectorsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteConnectorsDbContext>().UseSqlite("Data Source=:memory:").Options, new CurrentAccount());
}
