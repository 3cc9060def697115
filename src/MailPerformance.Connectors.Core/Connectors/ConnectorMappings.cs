using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
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
        builder.IsGranted();
        builder.Property(connector => connector.GrantedThrough).HasConversion<string>().HasMaxLength(GrantMapping.WordMaxLength);
        builder.HasIndex(connector => new { connector.ContactId, connector.PlatformId }).IsUnique();
        builder.HasIndex(connector => new { connector.AccountId, connector.ReviewSince });

        // With all that the list of contacts shows of each: else SQLite without statistics takes a longer index that has it, and reads the
        // connectors of the whole account.
        builder.HasIndex(connector => new { connector.AccountId, connector.ContactId, connector.PlatformId, connector.Privilege });
        builder.Property(connector => connector.NormalizedLastName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(connector => connector.NormalizedFirstName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(connector => connector.NormalizedUserName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        IndexOrders(builder);
        IndexCounts(builder);
        builder.HasOne(connector => connector.Contact).WithMany()
            .HasForeignKey(connector => new { connector.AccountId, connector.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(connector => connector.Platform).WithMany(platform => platform.Connectors)
            .HasForeignKey(connector => connector.PlatformId).OnDelete(DeleteBehavior.Restrict);
    }

    // One for each order of a platform's list (ConnectorOrder).
    private static void IndexOrders(EntityTypeBuilder<MobileConnector> builder)
    {
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.NormalizedLastName, c.NormalizedFirstName, c.ContactId });
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.NormalizedFirstName, c.NormalizedLastName, c.ContactId });
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.NormalizedUserName, c.ContactId });
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.Privilege, c.NormalizedLastName, c.NormalizedFirstName, c.ContactId });
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.ActivatedAt, c.ContactId });
    }

    // One for each count of a platform (PlatformFigures): a range in which every row counts, with all that the count asks for, or SQLite
    // without statistics would take another. Both databases read the filters as they stand here.
    private static void IndexCounts(EntityTypeBuilder<MobileConnector> builder)
    {
        builder.HasIndex(c => new { c.AccountId, c.PlatformId, c.SuspendedFrom }, "IX_MobileConnectors_Suspended");
        builder.HasIndex(
                c => new { c.AccountId, c.PlatformId, c.SuspendedFrom, c.ContactId, c.ActivatedAt }, "IX_MobileConnectors_Activated")
            .HasFilter("ActivatedAt IS NOT NULL");
        builder.HasIndex(
                c => new { c.AccountId, c.PlatformId, c.InvitedAt, c.CreatedAt, c.SuspendedFrom, c.ContactId, c.ActivatedAt },
                "IX_MobileConnectors_NeverUsed")
            .HasFilter("ActivatedAt IS NULL");

        // Whoever can stop campaigns longest first (StoppingConnectors): those with Lecture/Ecriture, among them alone.
        builder.HasIndex(c => new { c.AccountId, c.SuspendedFrom, c.Id }, "IX_MobileConnectors_Stopping")
            .HasFilter("Privilege = 2 AND ActivatedAt IS NOT NULL");
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
