using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Contacts;

internal sealed class ContactMappings :
    IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactRole>,
    IEntityTypeConfiguration<ContactGroup>, IEntityTypeConfiguration<ContactCategory>, IEntityTypeConfiguration<ContactSegment>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Ignore(contact => contact.PhoneNumber);
        builder.Ignore(contact => contact.PhoneNumberConfirmed);
        builder.Property(contact => contact.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(contact => contact.UserName).HasMaxLength(256).IsRequired();
        builder.Property(contact => contact.NormalizedUserName).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
        builder.Property(contact => contact.Email).HasMaxLength(256).IsRequired();
        builder.Property(contact => contact.NormalizedEmail).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
        builder.Property(contact => contact.LastName).HasMaxLength(ContactDetails.NameMaxLength);
        builder.Property(contact => contact.FirstName).HasMaxLength(ContactDetails.NameMaxLength);
        builder.Property(contact => contact.NormalizedLastName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(contact => contact.NormalizedFirstName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(contact => contact.MailDomain).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(contact => contact.ValidUntilOrder).HasMaxLength(10).IsNormalized();
        builder.Property(contact => contact.LastSignInOrder).HasMaxLength(19).IsNormalized();
        builder.Property(contact => contact.PasswordLinkStamp).HasMaxLength(32);
        builder.Property(contact => contact.OwnLinkStamp).HasMaxLength(32);
        builder.Property(contact => contact.PendingEmail).HasMaxLength(256);
        builder.Property(contact => contact.PendingEmailStamp).HasMaxLength(32);
        builder.Property(contact => contact.Language).HasMaxLength(10);
        builder.Property(contact => contact.TimeZone).HasMaxLength(64);

        builder.HasAlternateKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(contact => contact.Account).WithMany()
            .HasForeignKey(contact => contact.AccountId).OnDelete(DeleteBehavior.Restrict);

        // Logins are unique over the installation (rule 2); the others are one for each order of the list.
        // Of whoever has forgotten the password nobody knows the account.
        builder.HasIndex(contact => new { contact.NormalizedEmail, contact.Id });
        builder.HasIndex(contact => contact.NormalizedUserName).HasDatabaseName("UserNameIndex").IsUnique();
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedLastName, contact.NormalizedFirstName, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedFirstName, contact.NormalizedLastName, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedUserName });
        builder.HasIndex(contact => new { contact.AccountId, contact.ValidUntilOrder, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.LastSignInOrder, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.NotifyOnActionChange, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.CreationKey }).IsUnique();
        builder.HasIndex(contact => new { contact.AccountId, contact.PasswordLinkById });

        builder.HasIndex(contact => new { contact.AccountId, contact.MailDomain, contact.Id });

        // One for each count of the first page; both databases read the filters as they stand here.
        builder.HasIndex(contact => new { contact.AccountId, contact.LockoutEnd });
        builder.HasIndex(contact => new { contact.AccountId, contact.Id }, "IX_Contacts_WithoutPassword").HasFilter("PasswordHash IS NULL");
        builder.HasIndex(contact => new { contact.AccountId, contact.Id }, "IX_Contacts_Blocked").HasFilter("LockedAt IS NOT NULL");
        builder.HasIndex(contact => new { contact.AccountId, contact.AccessEndsAt }).HasFilter("LockedAt IS NULL");
        builder.HasIndex(contact => new { contact.AccountId, contact.EndNoticeAt }).HasFilter("EndNoticeAt IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ContactRole> builder)
    {
        builder.ToTable("ContactRoles");
        builder.HasKey(held => new { held.UserId, held.RoleId });
        builder.IsGranted();
        builder.HasOne(held => held.Contact).WithMany(contact => contact.Roles)
            .HasForeignKey(held => new { held.AccountId, held.UserId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });

        // Restrict: a role that somebody holds is never deleted.
        builder.HasOne(held => held.Role).WithMany()
            .HasForeignKey(held => new { held.AccountId, held.RoleId })
            .HasPrincipalKey(role => new { role.AccountId, role.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContactGroup> builder) =>
        ConfigureLabel<ContactGroup, Group>(builder, "ContactGroups", contact => contact.Groups);

    public void Configure(EntityTypeBuilder<ContactCategory> builder) =>
        ConfigureLabel<ContactCategory, Category>(builder, "ContactCategories", contact => contact.Categories);

    public void Configure(EntityTypeBuilder<ContactSegment> builder) =>
        ConfigureLabel<ContactSegment, Segment>(builder, "ContactSegments", contact => contact.Segments);

    private static void ConfigureLabel<TLink, TLabel>(
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

        // Whole, or SQLite would look among all who have a label whether a contact does.
        builder.HasIndex(link => new { link.AccountId, link.ContactId, link.LabelId });

        // Whoever has a label, with nothing else to read.
        builder.HasIndex(link => new { link.AccountId, link.LabelId, link.ContactId });
    }
}
