using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.SignIn;

internal sealed class PasswordAskMapping : IEntityTypeConfiguration<PasswordAsk>
{
    public void Configure(EntityTypeBuilder<PasswordAsk> builder)
    {
        builder.ToTable("PasswordAsks");
        builder.Property(ask => ask.Address).HasMaxLength(JournalNote.TextMaxLength);
        builder.Property(ask => ask.Agent).HasMaxLength(JournalNote.TextMaxLength);
        builder.HasIndex(ask => ask.NextAttemptAt);
    }
}
