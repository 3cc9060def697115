using MailPerformance.Connectors.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.SignIn;

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("EndedSessions");
        builder.Property(session => session.SessionId).HasMaxLength(EndedSession.SessionIdLength);
        builder.HasIndex(session => session.SessionId);
        builder.HasIndex(session => session.EndedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}
