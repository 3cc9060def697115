using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.SignIn;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Key).HasMaxLength(Session.KeyLength);
        builder.Property(session => session.SecurityStamp).HasMaxLength(64);
        builder.Property(session => session.Browser).HasMaxLength(Session.BrowserMaxLength);
        builder.HasIndex(session => new { session.AccountId, session.ContactId });

        // Each request finds its own by this one, whatever a database believes of the size of the table.
        builder.HasIndex(session => session.Key).IsUnique();
        builder.HasIndex(session => session.LastUsedAt);
        builder.HasOne(session => session.Contact).WithMany()
            .HasForeignKey(session => new { session.AccountId, session.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
    }
}
