using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Batches;

internal sealed class BatchMappings : IEntityTypeConfiguration<Batch>, IEntityTypeConfiguration<BatchItem>
{
    private const int WordMaxLength = 20;

    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.ToTable("Batches");
        builder.Property(batch => batch.State).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(batch => batch.Action).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(batch => batch.TargetName).HasMaxLength(Role.NameMaxLength);
        builder.Property(batch => batch.Privilege).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.HasAlternateKey(batch => new { batch.AccountId, batch.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(batch => batch.AccountId).OnDelete(DeleteBehavior.Restrict);

        // Both databases read the filter as it stands here. What is to be done, of all accounts; what somebody has started.
        builder.HasIndex(batch => batch.ActiveSince, "IX_Batches_Active").HasFilter("ActiveSince IS NOT NULL");
        builder.HasIndex(batch => new { batch.AccountId, batch.StartedById, batch.Id });
        builder.HasIndex(batch => new { batch.AccountId, batch.UndoOfId }).HasFilter("UndoOfId IS NOT NULL");
        builder.HasIndex(batch => batch.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<BatchItem> builder)
    {
        builder.ToTable("BatchItems");
        builder.HasKey(item => new { item.AccountId, item.BatchId, item.Number });
        builder.Property(item => item.Number).ValueGeneratedNever();
        builder.Property(item => item.Message).HasMaxLength(BatchItem.MessageMaxLength);
        builder.Property(item => item.Before).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.HasIndex(item => new { item.AccountId, item.BatchId, item.Outcome, item.Number });
        builder.HasIndex(item => new { item.AccountId, item.ContactId });
        builder.HasOne<Batch>().WithMany()
            .HasForeignKey(item => new { item.AccountId, item.BatchId })
            .HasPrincipalKey(batch => new { batch.AccountId, batch.Id });
    }
}
