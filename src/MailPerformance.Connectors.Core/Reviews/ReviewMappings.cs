using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Reviews;

internal sealed class ReviewMappings : IEntityTypeConfiguration<AccessReview>, IEntityTypeConfiguration<AccessReviewItem>
{
    private const int NameMaxLength = 256;

    private const int WordMaxLength = 20;

    public void Configure(EntityTypeBuilder<AccessReview> builder)
    {
        builder.ToTable("AccessReviews");
        builder.Property(review => review.StartedByName).HasMaxLength(NameMaxLength);
        builder.Property(review => review.EndedByName).HasMaxLength(NameMaxLength);
        builder.HasAlternateKey(review => new { review.AccountId, review.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(review => review.AccountId).OnDelete(DeleteBehavior.Restrict);

        // One is open at a time; both databases read the filter as it stands here.
        builder.HasIndex(review => review.AccountId, "IX_AccessReviews_Open").IsUnique().HasFilter("EndedAt IS NULL");
    }

    public void Configure(EntityTypeBuilder<AccessReviewItem> builder)
    {
        builder.ToTable("AccessReviewItems");
        builder.HasKey(item => new { item.AccountId, item.ReviewId, item.Number });
        builder.Property(item => item.Number).ValueGeneratedNever();
        builder.Property(item => item.Kind).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(item => item.Decision).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(item => item.ContactName).HasMaxLength(NameMaxLength);
        builder.Property(item => item.ContactLogin).HasMaxLength(NameMaxLength);
        builder.Property(item => item.ThingName).HasMaxLength(Role.NameMaxLength);
        builder.Property(item => item.DecidedByName).HasMaxLength(NameMaxLength);

        // Who is erased is looked for among whom rows are about, and among those who decided.
        builder.HasIndex(item => item.ContactId);
        builder.HasIndex(item => item.DecidedById).HasFilter("DecidedById IS NOT NULL");
        builder.HasOne<AccessReview>().WithMany(review => review.Items)
            .HasForeignKey(item => new { item.AccountId, item.ReviewId })
            .HasPrincipalKey(review => new { review.AccountId, review.Id });
    }
}
