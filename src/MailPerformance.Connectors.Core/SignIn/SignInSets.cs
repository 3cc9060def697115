using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The tables of signing in.</summary>
public static class SignInSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<EndedSession> EndedSessions => db.Set<EndedSession>();

        public DbSet<SecondFactor> SecondFactors => db.Set<SecondFactor>();

        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        public DbSet<PasswordAsk> PasswordAsks => db.Set<PasswordAsk>();

        public DbSet<SigningKey> SigningKeys => db.Set<SigningKey>();
    }
}
