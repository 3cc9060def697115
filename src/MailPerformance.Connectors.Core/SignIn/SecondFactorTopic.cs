using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>What the journal says of second factors: all of it is secret but that there is one.</summary>
internal sealed class SecondFactorTopic : IJournalTopic
{
    private static readonly JournalFields<SecondFactor> Fields = new JournalFields<SecondFactor>()
        .Leaves(
            factor => factor.Id, factor => factor.AccountId, factor => factor.ContactId, factor => factor.ProtectedKey,
            factor => factor.EnabledAt, factor => factor.LastStep);

    private static readonly JournalFields<RecoveryCode> Codes = new JournalFields<RecoveryCode>()
        .Leaves(code => code.Id, code => code.AccountId, code => code.SecondFactorId, code => code.Hash);

    private static readonly JournalFields<Passkey> Keys = new JournalFields<Passkey>()
        .Leaves(
            key => key.Id, key => key.AccountId, key => key.SecondFactorId, key => key.Name, key => key.CredentialId,
            key => key.CredentialHash, key => key.PublicKey, key => key.SignCount, key => key.Transports, key => key.IsBackedUp,
            key => key.IsBackupEligible, key => key.CreatedAt, key => key.LastUsedAt);

    public IEnumerable<IJournalFields> Covers => [Fields, Codes, Keys];

    public Task TellAsync(JournalBook book)
    {
        List<SecondFactor> told = [];
        foreach (var row in book.Changed<SecondFactor>().Where(row => row.State != EntityState.Modified))
        {
            told.Add(row.Entity);
            Open(book, row.State == EntityState.Added ? JournalKind.SecondFactorOn : JournalKind.SecondFactorOff, row.Entity);
        }

        foreach (var row in book.Changed<Passkey>().Where(row => row.State != EntityState.Modified).ToList())
        {
            var factor = row.Entity.SecondFactor;
            Open(book, row.State == EntityState.Added ? JournalKind.PasskeyAdded : JournalKind.PasskeyRemoved, factor);
        }

        // New codes of a factor that stays.
        foreach (var factor in book.Known<SecondFactor>().Except(told).ToList())
        {
            if (book.Changed<RecoveryCode>().Any(row => row.State == EntityState.Added && factor.RecoveryCodes.Contains(row.Entity)))
            {
                Open(book, JournalKind.RecoveryCodesRenewed, factor);
            }
        }

        return Task.CompletedTask;
    }

    private static void Open(JournalBook book, JournalKind kind, SecondFactor factor) =>
        book.Open(kind).About(() => factor.ContactId, null).Concerning(() => factor.ContactId);
}
