using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Trash;

internal sealed class TrashMappings : IEntityTypeConfiguration<TrashItem>, IEntityTypeConfiguration<TrashMember>
{
    private const int WordMaxLength = 20;

    public void Configure(EntityTypeBuilder<TrashItem> builder)
    {
        builder.ToTable("TrashItems");
        builder.HasKey(item => new { item.AccountId, item.Kind, item.SubjectId });
        builder.Property(item => item.SubjectId).ValueGeneratedNever();
        builder.Property(item => item.Kind).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(item => item.Name).HasMaxLength(TrashItem.NameMaxLength);
        builder.Property(item => item.Login).HasMaxLength(256);
        builder.Property(item => item.NormalizedLogin).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(item => item.DeletedByName).HasMaxLength(TrashItem.NameMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(item => item.AccountId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(item => item.NormalizedLogin).IsUnique().HasFilter("NormalizedLogin IS NOT NULL");
        builder.HasIndex(item => new { item.AccountId, item.Kind, item.DeletedAt, item.SubjectId });
        builder.HasIndex(item => new { item.AccountId, item.DeletedAt });
        builder.HasIndex(item => item.ContactId).HasFilter("ContactId IS NOT NULL");
        builder.HasIndex(item => item.DeletedById).HasFilter("DeletedById IS NOT NULL");
        builder.HasIndex(item => new { item.AccountId, item.ErasedAt }).HasFilter("ErasedAt IS NOT NULL");
    }

    // No foreign key: a contact may be in the trash itself, and its membership waits for it.
    public void Configure(EntityTypeBuilder<TrashMember> builder)
    {
        builder.ToTable("TrashMembers");
        builder.HasKey(member => new { member.AccountId, member.Kind, member.LabelId, member.ContactId });
        builder.Property(member => member.Kind).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(member => member.LabelId).ValueGeneratedNever();
        builder.Property(member => member.ContactId).ValueGeneratedNever();
        builder.HasIndex(member => member.ContactId);
    }
}
