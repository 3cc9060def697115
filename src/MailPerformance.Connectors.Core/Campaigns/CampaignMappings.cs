using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Campaigns;

internal sealed class CampaignMappings :
    IEntityTypeConfiguration<ExpressCampaign>, IEntityTypeConfiguration<CampaignMove>, IEntityTypeConfiguration<CampaignPoint>,
    IEntityTypeConfiguration<CampaignNotice>, IEntityTypeConfiguration<CampaignOrder>
{
    public void Configure(EntityTypeBuilder<ExpressCampaign> builder)
    {
        builder.ToTable("ExpressCampaigns");
        builder.Property(campaign => campaign.ExternalKey).HasMaxLength(ExpressCampaign.ExternalKeyMaxLength).IsNormalized();
        builder.Property(campaign => campaign.Name).HasMaxLength(ExpressCampaign.NameMaxLength);
        builder.Property(campaign => campaign.NormalizedName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(campaign => campaign.Subject).HasMaxLength(ExpressCampaign.SubjectMaxLength);
        builder.ComplexProperty(campaign => campaign.Counts);
        builder.HasAlternateKey(campaign => new { campaign.AccountId, campaign.Id });
        builder.HasIndex(campaign => new { campaign.AccountId, campaign.ExternalKey }).IsUnique();
        builder.HasIndex(campaign => new { campaign.AccountId, campaign.ListedAt, campaign.Id });
        builder.HasIndex(campaign => new { campaign.State, campaign.ScheduledAt });

        // What can be stopped, the next one first, with all that the rule about it asks for.
        builder.HasIndex(
            campaign => new
            {
                campaign.AccountId,
                campaign.State,
                campaign.ListedAt,
                campaign.Id,
                campaign.CategoryId,
                campaign.ScheduledAt,
            },
            "IX_ExpressCampaigns_Stoppable");
        builder.HasOne(campaign => campaign.Account).WithMany().HasForeignKey(campaign => campaign.AccountId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(campaign => campaign.Category).WithMany()
            .HasForeignKey(campaign => new { campaign.AccountId, campaign.CategoryId })
            .HasPrincipalKey(category => new { category.AccountId, category.Id })
            .IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignMove> builder)
    {
        builder.ToTable("CampaignMoves");
        builder.HasAlternateKey(move => new { move.AccountId, move.Id });
        builder.Property(move => move.ContactName).HasMaxLength(CampaignOrder.ContactNameMaxLength);
        builder.Property(move => move.DeviceName).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.HasIndex(move => new { move.AccountId, move.CampaignId, move.Id });
        builder.HasIndex(move => move.ContactId).HasFilter("ContactId IS NOT NULL");
        builder.HasOne<ExpressCampaign>().WithMany(campaign => campaign.Moves)
            .HasForeignKey(move => new { move.AccountId, move.CampaignId })
            .HasPrincipalKey(campaign => new { campaign.AccountId, campaign.Id });
    }

    public void Configure(EntityTypeBuilder<CampaignOrder> builder)
    {
        builder.ToTable("CampaignOrders");
        builder.Property(order => order.ContactName).HasMaxLength(CampaignOrder.ContactNameMaxLength);
        builder.Property(order => order.DeviceName).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(order => order.IdempotencyKey).HasMaxLength(CampaignOrder.IdempotencyKeyMaxLength).IsNormalized();
        builder.Property(order => order.RefusalWords).HasMaxLength(CampaignOrder.WordsMaxLength);
        builder.HasIndex(order => new { order.AccountId, order.ContactId, order.IdempotencyKey }).IsUnique();
        builder.HasIndex(order => order.SendingKey).IsUnique();
        builder.HasIndex(order => order.NextAttemptAt);
        builder.HasIndex(order => new { order.AccountId, order.NextAttemptAt });

        // Those that are shown: of a campaign, among them alone.
        builder.HasIndex(order => new { order.AccountId, order.CampaignId, order.MoveId });
        builder.HasIndex(order => new { order.AccountId, order.MoveId, order.CampaignId });
        builder.HasOne(order => order.Campaign).WithMany(campaign => campaign.Orders)
            .HasForeignKey(order => new { order.AccountId, order.CampaignId })
            .HasPrincipalKey(campaign => new { campaign.AccountId, campaign.Id });

        // Both hang on the campaign and go with it: SQL Server takes one way.
        builder.HasOne(order => order.Move).WithMany()
            .HasForeignKey(order => new { order.AccountId, order.MoveId })
            .HasPrincipalKey(move => new { move.AccountId, move.Id })
            .IsRequired(false).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<CampaignPoint> builder)
    {
        builder.ToTable("CampaignPoints");
        builder.HasKey(point => new { point.CampaignId, point.At });
        builder.ComplexProperty(point => point.Counts);
        builder.HasOne<ExpressCampaign>().WithMany(campaign => campaign.Points)
            .HasForeignKey(point => new { point.AccountId, point.CampaignId })
            .HasPrincipalKey(campaign => new { campaign.AccountId, campaign.Id });
    }

    public void Configure(EntityTypeBuilder<CampaignNotice> builder)
    {
        builder.ToTable("CampaignNotices");
        builder.HasOne(notice => notice.Move).WithMany()
            .HasForeignKey(notice => new { notice.AccountId, notice.MoveId })
            .HasPrincipalKey(move => new { move.AccountId, move.Id });
    }
}
