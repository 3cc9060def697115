using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>The database of real installations.</summary>
public sealed class SqlServerConnectorsDbContext(DbContextOptions<SqlServerConnectorsDbContext> options, CurrentAccount current)
    : ConnectorsDbContext(options, current)
{
    protected override string OrdinalCollation => "Latin1_General_100_BIN2";

    /// <summary>What comes back has its own id again, which SQL Server takes only where it is told so first.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is null || TableOfGivenIds() is not { } table)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await TakeGivenIdsAsync(table, "ON");
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            await TakeGivenIdsAsync(table, "OFF");
        }
    }

    private Task<int> TakeGivenIdsAsync(string table, string onOrOff) =>
        Database.ExecuteSqlAsync(FormattableStringFactory.Create($"SET IDENTITY_INSERT [{table}] {onOrOff}"));

    // One thing comes back in a write, so there is one table at most.
    private string? TableOfGivenIds() =>
        ChangeTracker.Entries()
            .Where(entry => entry.State == EntityState.Added
                && entry.Metadata.FindPrimaryKey() is { Properties: [var key] }
                && key.GetValueGenerationStrategy() == SqlServerValueGenerationStrategy.IdentityColumn
                && entry.Property(key) is { IsTemporary: false, CurrentValue: > 0L })
            .Select(entry => entry.Metadata.GetTableName()).Distinct().SingleOrDefault();
}
