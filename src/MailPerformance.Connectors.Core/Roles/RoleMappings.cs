using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Roles;

internal sealed class RoleMappings : IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<RolePermission>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");
        builder.Property(role => role.Name).HasMaxLength(Role.NameMaxLength).IsRequired();
        builder.Property(role => role.NormalizedName).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
        builder.Property(role => role.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(role => new { role.AccountId, role.NormalizedName }).IsUnique();
        builder.HasAlternateKey(role => new { role.AccountId, role.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(role => role.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RolePermission> builder)
    {
        builder.ToTable("RolePermissions");
        builder.HasKey(ticked => new { ticked.RoleId, ticked.Permission });
        builder.Property(ticked => ticked.Permission).HasMaxLength(100);
        builder.HasOne<Role>().WithMany(role => role.Permissions)
            .HasForeignKey(ticked => new { ticked.AccountId, ticked.RoleId })
            .HasPrincipalKey(role => new { role.AccountId, role.Id });
    }
}
