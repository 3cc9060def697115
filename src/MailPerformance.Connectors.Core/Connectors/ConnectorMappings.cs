using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Connectors;

internal sealed class ConnectorMappings : IEntityTypeConfiguration<MobilePlatform>, IEntityTypeConfiguration<MobileConnector>
{
    public void Configure(EntityTypeBuilder<MobilePlatform> builder)
    {
        builder.ToTable("MobilePlatforms");
        builder.Property(platform => platform.Key).HasMaxLength(MobilePlatform.KeyMaxLength);
        builder.Property(platform => platform.Name).HasMaxLength(60);
        builder.HasIndex(platform => platform.Key).IsUnique();
        builder.HasData(
            new MobilePlatform { Id = 1, Key = "iphone", Name = "iPhone", Availability = PlatformAvailability.Available, Position = 1 },
            new MobilePlatform { Id = 2, Key = "ipad", Name = "iPad", Position = 2 },
            new MobilePlatform { Id = 3, Key = "android", Name = "Android", Position = 3 },
            new MobilePlatform { Id = 4, Key = "windows-phone-7", Name = "Windows Phone 7", Position = 4 });
    }

    public void Configure(EntityTypeBuilder<MobileConnector> builder)
    {
        builder.ToTable("MobileConnectors");
        builder.HasIndex(connector => new { connector.ContactId, connector.PlatformId }).IsUnique();
        builder.HasIndex(connector => new { connector.AccountId, connector.PlatformId });
        builder.HasOne(connector => connector.Contact).WithMany()
            .HasForeignKey(connector => new { connector.AccountId, connector.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(connector => connector.Platform).WithMany(platform => platform.Connectors)
            .HasForeignKey(connector => connector.PlatformId).OnDelete(DeleteBehavior.Restrict);
    }
}
