using MailPerformance.Connectors.Core.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Mail;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails");
        builder.Property(mail => mail.Kind).HasMaxLength(OutboxMail.KindMaxLength);
        builder.Property(mail => mail.LastError).HasMaxLength(OutboxMail.ErrorMaxLength);
        builder.HasIndex(mail => new { mail.NextAttemptAt, mail.CreatedAt });
        builder.HasIndex(mail => mail.GivenUpAt).HasFilter("GivenUpAt IS NOT NULL");
        builder.HasIndex(mail => mail.NextAttemptAt, "IX_OutboxMails_OfNobody").HasFilter("ContactId IS NULL");
        builder.HasOne<Contact>().WithMany()
            .HasForeignKey(mail => new { mail.AccountId, mail.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
