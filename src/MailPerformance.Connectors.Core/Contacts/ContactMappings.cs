using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Contacts;

internal sealed class ContactMappings : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactSearchTerm>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Ignore(contact => contact.PhoneNumber);
        builder.Ignore(contact => contact.PhoneNumberConfirmed);
        builder.Property(contact => contact.UserName).IsRequired();
        builder.Property(contact => contact.NormalizedUserName).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
        builder.Property(contact => contact.Email).IsRequired();
        builder.Property(contact => contact.NormalizedEmail).HasMaxLength(NormalizedText.MaxLength).IsRequired().IsNormalized();
        builder.Property(contact => contact.LastName).HasMaxLength(ContactDetails.NameMaxLength);
        builder.Property(contact => contact.FirstName).HasMaxLength(ContactDetails.NameMaxLength);
        builder.Property(contact => contact.NormalizedLastName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(contact => contact.NormalizedFirstName).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.Property(contact => contact.PasswordLinkStamp).HasMaxLength(32);
        builder.Property(contact => contact.Language).HasMaxLength(10);
        builder.Property(contact => contact.TimeZone).HasMaxLength(64);

        builder.HasAlternateKey(contact => new { contact.AccountId, contact.Id });
        builder.HasOne(contact => contact.Account).WithMany()
            .HasForeignKey(contact => contact.AccountId).OnDelete(DeleteBehavior.Restrict);

        // One index per order of the list; the index on addresses that Identity declares serves no query.
        builder.Metadata.RemoveIndex(
            builder.Metadata.FindIndex(builder.Metadata.FindProperty(nameof(Contact.NormalizedEmail))!)!);
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedLastName, contact.NormalizedFirstName, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedFirstName, contact.NormalizedLastName, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.NormalizedUserName });
        builder.HasIndex(contact => new { contact.AccountId, contact.ValidUntil, contact.Id });
        builder.HasIndex(contact => new { contact.AccountId, contact.CreationKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContactSearchTerm> builder)
    {
        builder.ToTable("ContactSearchTerms");
        builder.HasKey(term => new { term.AccountId, term.Term, term.ContactId });
        builder.Property(term => term.Term).HasMaxLength(ContactSearchTerm.MaxLength).IsNormalized();
        builder.HasOne<Contact>().WithMany(contact => contact.SearchTerms)
            .HasForeignKey(term => new { term.AccountId, term.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
    }
}
