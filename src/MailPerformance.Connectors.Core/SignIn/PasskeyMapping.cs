using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.SignIn;

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys");
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkey.NameMaxLength);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(Passkey.CredentialIdMaxLength);
        builder.Property(passkey => passkey.CredentialHash).HasMaxLength(Passkey.HashLength);
        builder.Property(passkey => passkey.Transports).HasMaxLength(100);
        builder.HasIndex(passkey => passkey.CredentialHash).IsUnique();
        builder.HasOne(passkey => passkey.SecondFactor).WithMany(factor => factor.Passkeys)
            .HasForeignKey(passkey => new { passkey.AccountId, passkey.SecondFactorId })
            .HasPrincipalKey(factor => new { factor.AccountId, factor.Id });
    }
}
