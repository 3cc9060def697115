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

    public IEnumerable<IJournalFields> Covers => [Fields, Codes];

    public Task TellAsync(JournalBook book)
    {
        List<SecondFactor> told = [];
        foreach (var row in book.Changed<SecondFactor>().Where(row => row.State != EntityState.Modified))
        {
            told.Add(row.Entity);
            Open(book, row.State == EntityState.Added ? JournalKind.SecondFactorOn : JournalKind.SecondFactorOff, row.Entity);
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
