using System.Reflection;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// The database, without saying which; the two provider projects derive from it. Every query stays inside the current account
/// through the query filter named <see cref="AccountFilter"/>, and a save across accounts throws (rule 1). Each subject declares its
/// own tables: a mapping and, as extension properties, its sets.
/// </summary>
public abstract class ConnectorsDbContext(DbContextOptions options, CurrentAccount current) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Name of the query filter; only sign-in, which knows no account yet, and operators' commands look past it.</summary>
    public const string AccountFilter = "Account";

    private static readonly MethodInfo FilterMethod =
        typeof(ConnectorsDbContext).GetMethod(nameof(FilterByAccount), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The collation that compares by code point, for normalised columns.</summary>
    protected abstract string OrdinalCollation { get; }

    private long? CurrentAccountId => current.AccountId;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepInsideAccount();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepInsideAccount();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeOffsetConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // The sign-in server's own tables: applications, authorizations, scopes, tokens.
        modelBuilder.UseOpenIddict<long>();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConnectorsDbContext).Assembly);

        modelBuilder.Entity<Account>().HasQueryFilter(AccountFilter, account => account.Id == CurrentAccountId);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            foreach (var property in entity.GetProperties()
                .Where(property => property.FindAnnotation(NormalizedText.ColumnAnnotation) is not null))
            {
                property.SetCollation(OrdinalCollation);
                property.RemoveAnnotation(NormalizedText.ColumnAnnotation);
            }

            if (entity.ClrType.IsAssignableTo(typeof(IAccountOwned)))
            {
                FilterMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
            }
        }
    }

    private void FilterByAccount<T>(ModelBuilder builder)
        where T : class, IAccountOwned =>
        builder.Entity<T>().HasQueryFilter(AccountFilter, row => row.AccountId == CurrentAccountId);

    private void KeepInsideAccount()
    {
        // Rows that hang on another row get its account when changes are detected.
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Account>().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted))
        {
            ThrowOutsideAccount(entry, entry.Entity.Id);
        }

        foreach (var entry in ChangeTracker.Entries<IAccountOwned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                ThrowOutsideAccount(entry, entry.Entity.AccountId);
                ThrowOutsideAccount(entry, entry.OriginalValues.GetValue<long>(nameof(IAccountOwned.AccountId)));
            }
        }
    }

    private void ThrowOutsideAccount(EntityEntry entry, long accountId)
    {
        if (accountId != CurrentAccountId)
        {
            throw new CrossAccountWriteException(entry.Metadata.ClrType.Name, accountId, CurrentAccountId);
        }
    }
}
