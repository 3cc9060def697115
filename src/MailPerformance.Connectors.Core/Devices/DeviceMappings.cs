using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Devices;

internal sealed class DeviceMappings : IEntityTypeConfiguration<MobileDevice>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<MobileDevice> builder)
    {
        builder.ToTable("MobileDevices");
        builder.Property(device => device.InstallationId).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(device => device.Name).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(device => device.Model).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(device => device.System).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(device => device.AppVersion).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.HasIndex(device => device.AuthorizationId).IsUnique();
        builder.HasIndex(device => new { device.AccountId, device.ContactId, device.PlatformId });
        builder.HasIndex(device => new { device.AccountId, device.EndedAt });

        // The last is looked for every two seconds while pages are open. Not by LastUsedAt: SQLite would take that index wherever a contact's
        // phone is asked whether it is signed in, and walk over the phones of the whole account.
        builder.HasIndex(device => new { device.AccountId, device.RefusedAt });
        builder.HasOne(device => device.Contact).WithMany()
            .HasForeignKey(device => new { device.AccountId, device.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(device => device.Platform).WithMany()
            .HasForeignKey(device => device.PlatformId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(invitation => invitation.CodeHash).HasMaxLength(64);
        builder.HasIndex(invitation => invitation.CodeHash).IsUnique();
        builder.HasIndex(invitation => invitation.ExpiresAt);
        builder.HasOne(invitation => invitation.Contact).WithMany()
            .HasForeignKey(invitation => new { invitation.AccountId, invitation.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(invitation => invitation.Platform).WithMany()
            .HasForeignKey(invitation => invitation.PlatformId).OnDelete(DeleteBehavior.Restrict);
    }
}
