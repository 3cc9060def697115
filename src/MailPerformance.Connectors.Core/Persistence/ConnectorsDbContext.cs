using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// The database, without saying which. The two provider projects derive from it. Every query stays inside the current account
/// through the query filter named <see cref="AccountFilter"/>, and a save across accounts throws (rule 1).
/// </summary>
public abstract class ConnectorsDbContext(DbContextOptions options, CurrentAccount current)
    : IdentityDbContext<Contact, Role, long, IdentityUserClaim<long>, ContactRole, IdentityUserLogin<long>,
        IdentityRoleClaim<long>, IdentityUserToken<long>>(options), IDataProtectionKeyContext
{
    /// <summary>Name of the query filter; only sign-in, which knows no account yet, and operators' commands look past it.</summary>
    public const string AccountFilter = "Account";

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactRole> ContactRoles => Set<ContactRole>();

    public DbSet<ContactSearchTerm> ContactSearchTerms => Set<ContactSearchTerm>();

    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<MobilePlatform> MobilePlatforms => Set<MobilePlatform>();

    public DbSet<MobileConnector> MobileConnectors => Set<MobileConnector>();

    public DbSet<MobileDevice> MobileDevices => Set<MobileDevice>();

    public DbSet<DeviceEnrolment> DeviceEnrolments => Set<DeviceEnrolment>();

    public DbSet<ExpressCampaign> Campaigns => Set<ExpressCampaign>();

    public DbSet<CampaignMove> CampaignMoves => Set<CampaignMove>();

    public DbSet<CampaignPoint> CampaignPoints => Set<CampaignPoint>();

    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

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

    // Identity maps tables that are left out below; that is meant.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeOffsetConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Rights are roles and their permissions; nothing here uses claims, external logins or Identity's token store.
        builder.Ignore<IdentityUserClaim<long>>();
        builder.Ignore<IdentityRoleClaim<long>>();
        builder.Ignore<IdentityUserLogin<long>>();
        builder.Ignore<IdentityUserToken<long>>();

        // The sign-in server's own tables: applications, authorizations, scopes, tokens.
        builder.UseOpenIddict<long>();

        builder.ApplyConfigurationsFromAssembly(typeof(ConnectorsDbContext).Assembly);

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(property => property.FindAnnotation(NormalizedText.ColumnAnnotation) is not null))
            {
                property.SetCollation(OrdinalCollation);
                property.RemoveAnnotation(NormalizedText.ColumnAnnotation);
            }
        }

        builder.Entity<Account>().HasQueryFilter(AccountFilter, account => account.Id == CurrentAccountId);
        FilterByAccount<Contact>(builder);
        FilterByAccount<ContactSearchTerm>(builder);
        FilterByAccount<Role>(builder);
        FilterByAccount<RolePermission>(builder);
        FilterByAccount<ContactRole>(builder);
        FilterByAccount<Group>(builder);
        FilterByAccount<Category>(builder);
        FilterByAccount<Segment>(builder);
        FilterByAccount<ContactGroup>(builder);
        FilterByAccount<ContactCategory>(builder);
        FilterByAccount<ContactSegment>(builder);
        FilterByAccount<EndedSession>(builder);
        FilterByAccount<SecondFactor>(builder);
        FilterByAccount<RecoveryCode>(builder);
        FilterByAccount<MobileConnector>(builder);
        FilterByAccount<MobileDevice>(builder);
        FilterByAccount<DeviceEnrolment>(builder);
        FilterByAccount<ExpressCampaign>(builder);
        FilterByAccount<CampaignMove>(builder);
        FilterByAccount<CampaignPoint>(builder);
        FilterByAccount<OutboxMail>(builder);
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
