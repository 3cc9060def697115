using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Labels;

internal sealed class LabelMappings :
    IEntityTypeConfiguration<Group>, IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Group> builder) => ConfigureLabel(builder, "Groups");

    public void Configure(EntityTypeBuilder<Category> builder) => ConfigureLabel(builder, "Categories");

    public void Configure(EntityTypeBuilder<Segment> builder) => ConfigureLabel(builder, "Segments");

    private static void ConfigureLabel<TLabel>(EntityTypeBuilder<TLabel> builder, string table)
        where TLabel : Label
    {
        builder.ToTable(table);
        builder.Property(label => label.Name).HasMaxLength(Label.NameMaxLength);
        builder.Property(label => label.NormalizedName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.HasAlternateKey(label => new { label.AccountId, label.Id });
        builder.HasIndex(label => new { label.AccountId, label.NormalizedName }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(label => label.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
