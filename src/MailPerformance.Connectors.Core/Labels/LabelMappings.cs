using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Labels;

internal sealed class LabelMappings :
    IEntityTypeConfiguration<Group>, IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<Segment>,
    IEntityTypeConfiguration<ContactGroup>, IEntityTypeConfiguration<ContactCategory>, IEntityTypeConfiguration<ContactSegment>
{
    public void Configure(EntityTypeBuilder<Group> builder) => ConfigureLabel(builder, "Groups");

    public void Configure(EntityTypeBuilder<Category> builder) => ConfigureLabel(builder, "Categories");

    public void Configure(EntityTypeBuilder<Segment> builder) => ConfigureLabel(builder, "Segments");

    public void Configure(EntityTypeBuilder<ContactGroup> builder) =>
        ConfigureContactLabel<ContactGroup, Group>(builder, "ContactGroups", contact => contact.Groups);

    public void Configure(EntityTypeBuilder<ContactCategory> builder) =>
        ConfigureContactLabel<ContactCategory, Category>(builder, "ContactCategories", contact => contact.Categories);

    public void Configure(EntityTypeBuilder<ContactSegment> builder) =>
        ConfigureContactLabel<ContactSegment, Segment>(builder, "ContactSegments", contact => contact.Segments);

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

    private static void ConfigureContactLabel<TLink, TLabel>(
        EntityTypeBuilder<TLink> builder,
        string table,
        Expression<Func<Contact, IEnumerable<TLink>?>> links)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label
    {
        builder.ToTable(table);
        builder.HasKey(link => new { link.ContactId, link.LabelId });
        builder.HasOne<Contact>().WithMany(links)
            .HasForeignKey(link => new { link.AccountId, link.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(link => link.Label).WithMany()
            .HasForeignKey(link => new { link.AccountId, link.LabelId })
            .HasPrincipalKey(label => new { label.AccountId, label.Id });
    }
}
