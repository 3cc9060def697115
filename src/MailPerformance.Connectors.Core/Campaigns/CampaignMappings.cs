using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Campaigns;

internal sealed class CampaignMappings :
    IEntityTypeConfiguration<ExpressCampaign>, IEntityTypeConfiguration<CampaignMove>, IEntityTypeConfiguration<CampaignPoint>,
    IEntityTypeConfiguration<CampaignNotice>
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
        builder.HasOne<Account>().WithMany().HasForeignKey(campaign => campaign.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(campaign => campaign.Category).WithMany()
            .HasForeignKey(campaign => new { campaign.AccountId, campaign.CategoryId })
            .HasPrincipalKey(category => new { category.AccountId, category.Id })
            .IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignMove> builder)
    {
        builder.ToTable("CampaignMoves");
        builder.HasAlternateKey(move => new { move.AccountId, move.Id });
        builder.Property(move => move.ContactName).HasMaxLength(600);
        builder.Property(move => move.DeviceName).HasMaxLength(DeviceDescription.TextMaxLength);
        builder.Property(move => move.IdempotencyKey).HasMaxLength(CampaignMove.IdempotencyKeyMaxLength).IsNormalized();
        builder.HasIndex(move => new { move.AccountId, move.CampaignId, move.Id });
        builder.HasIndex(move => new { move.AccountId, move.ContactId, move.IdempotencyKey }).IsUnique();
        builder.HasOne<ExpressCampaign>().WithMany(campaign => campaign.Moves)
            .HasForeignKey(move => new { move.AccountId, move.CampaignId })
            .HasPrincipalKey(campaign => new { campaign.AccountId, campaign.Id });
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
