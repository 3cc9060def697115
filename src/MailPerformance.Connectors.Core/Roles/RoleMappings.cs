using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Roles;

internal sealed class RoleMappings :
    IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<RolePermission>, IEntityTypeConfiguration<ContactRole>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");

        // Identity makes role names unique over the installation; here each account has its own.
        builder.Metadata.RemoveIndex(builder.Metadata.FindIndex(builder.Metadata.FindProperty(nameof(Role.NormalizedName))!)!);
        builder.Property(role => role.Name).HasMaxLength(Role.NameMaxLength).IsRequired();
        builder.Property(role => role.NormalizedName).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
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

    public void Configure(EntityTypeBuilder<ContactRole> builder)
    {
        builder.ToTable("ContactRoles");

        // Identity's own foreign keys know no account; the two below replace them.
        foreach (var key in builder.Metadata.GetForeignKeys().Where(key => key.Properties.Count == 1).ToList())
        {
            builder.Metadata.RemoveForeignKey(key);
        }

        builder.HasOne(held => held.Contact).WithMany(contact => contact.Roles)
            .HasForeignKey(held => new { held.AccountId, held.UserId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });

        // Restrict: a role that somebody holds is never deleted.
        builder.HasOne(held => held.Role).WithMany(role => role.Holders)
            .HasForeignKey(held => new { held.AccountId, held.RoleId })
            .HasPrincipalKey(role => new { role.AccountId, role.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
