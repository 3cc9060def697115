using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The tables of signing in.</summary>
public static class SignInSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<SecondFactor> SecondFactors => db.Set<SecondFactor>();

        public DbSet<Passkey> Passkeys => db.Set<Passkey>();

        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        public DbSet<PasswordAsk> PasswordAsks => db.Set<PasswordAsk>();

        public DbSet<SigningKey> SigningKeys => db.Set<SigningKey>();
    }
}
