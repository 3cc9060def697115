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
        builder.Property(platform => platform.Icon).HasMaxLength(MobilePlatform.KeyMaxLength);
        builder.Property(platform => platform.AlsoFor).HasMaxLength(60);
        builder.Property(platform => platform.StoreName).HasMaxLength(60);
        builder.Property(platform => platform.StoreAddress).HasMaxLength(MobilePlatform.AddressMaxLength);
        builder.Property(platform => platform.ClientId).HasMaxLength(100);
        builder.Property(platform => platform.RedirectUri).HasMaxLength(MobilePlatform.AddressMaxLength);
        builder.Property(platform => platform.ActivationUri).HasMaxLength(MobilePlatform.AddressMaxLength);
        builder.HasIndex(platform => platform.Key).IsUnique();
        builder.HasIndex(platform => platform.ClientId).IsUnique();
        var iPhone = Seed(1, "iphone", "iPhone", "phone");
        iPhone.Availability = PlatformAvailability.Available;
        iPhone.AlsoFor = "iPod touch";
        iPhone.StoreName = "App Store";
        iPhone.StoreAddress = "https://apps.apple.com/search?term=MailPerformance";
        builder.HasData(
            iPhone,
            Seed(2, "ipad", "iPad", "tablet"),
            Seed(3, "android", "Android", "phone"),
            Seed(4, "windows-phone-7", "Windows Phone 7", "phone"));
    }

    public void Configure(EntityTypeBuilder<MobileConnector> builder)
    {
        builder.ToTable("MobileConnectors");
        builder.HasIndex(connector => new { connector.ContactId, connector.PlatformId }).IsUnique();
        builder.HasIndex(connector => new { connector.AccountId, connector.PlatformId });
        builder.HasIndex(connector => new { connector.AccountId, connector.ReviewSince });
        builder.HasOne(connector => connector.Contact).WithMany()
            .HasForeignKey(connector => new { connector.AccountId, connector.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(connector => connector.Platform).WithMany(platform => platform.Connectors)
            .HasForeignKey(connector => connector.PlatformId).OnDelete(DeleteBehavior.Restrict);
    }

    private static MobilePlatform Seed(int number, string key, string name, string icon) => new()
    {
        Id = number,
        Key = key,
        Name = name,
        Position = number,
        Icon = icon,
        ClientId = "mailperformance-" + key,
        RedirectUri = "mailperformance://connexion",
        ActivationUri = "mailperformance://activer",
    };
}
