using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.SignIn;

internal sealed class SecondFactorMappings : IEntityTypeConfiguration<SecondFactor>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("SecondFactors");
        builder.HasAlternateKey(factor => new { factor.AccountId, factor.Id });
        builder.HasIndex(factor => new { factor.AccountId, factor.ContactId }).IsUnique();
        builder.HasOne(factor => factor.Contact).WithMany()
            .HasForeignKey(factor => new { factor.AccountId, factor.ContactId })
            .HasPrincipalKey(contact => new { contact.AccountId, contact.Id });
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.Property(code => code.Hash).HasMaxLength(64);
        builder.HasOne<SecondFactor>().WithMany(factor => factor.RecoveryCodes)
            .HasForeignKey(code => new { code.AccountId, code.SecondFactorId })
            .HasPrincipalKey(factor => new { factor.AccountId, factor.Id });
    }
}
