using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Code).HasMaxLength(Account.CodeLength);
        builder.Property(account => account.Name).HasMaxLength(Account.NameMaxLength);
        builder.Property(account => account.DefaultLanguage).HasMaxLength(10);
        builder.Property(account => account.DefaultTimeZone).HasMaxLength(64);
        builder.Property(account => account.JournalHash).HasMaxLength(Account.JournalHashLength)
            .HasDefaultValue(new string('0', Account.JournalHashLength));
        builder.Property(account => account.SecondFactorGraceDays).HasDefaultValue(Account.DefaultSecondFactorGraceDays)
            .HasSentinel(Account.DefaultSecondFactorGraceDays);
        builder.HasIndex(account => account.Code).IsUnique();
        builder.HasIndex(account => account.FirstLinksAt).HasFilter("FirstLinksAt IS NOT NULL");
    }
}
