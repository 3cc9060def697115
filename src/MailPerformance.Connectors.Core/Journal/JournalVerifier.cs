using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Walks the chain of the account that is entered, from its beginning or its mark to its end.</summary>
public sealed class JournalVerifier(ConnectorsDbContext db, IJournalSigner signer)
{
    private const int AtOnce = 1_000;

    public async Task<JournalVerdict> VerifyAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            var mark = await MarkAsync(cancellation);
            var verdict = await WalkAsync(mark, cancellation);

            // What was pruned meanwhile is not missing: once more, from the new mark.
            if (verdict.Fault != JournalFault.Missing || (await MarkAsync(cancellation))?.Number == mark?.Number)
            {
                return verdict;
            }
        }
    }

    private Task<JournalMark?> MarkAsync(CancellationToken cancellation) =>
        db.JournalMarks.AsNoTracking().SingleOrDefaultAsync(cancellation);

    private async Task<JournalVerdict> WalkAsync(JournalMark? mark, CancellationToken cancellation)
    {
        if (await BeginningAsync(mark, cancellation) is { } wrong)
        {
            return wrong;
        }

        var (number, hash) = (mark?.Number ?? 0, mark?.Hash ?? JournalSeal.Beginning);
        var (start, checkedEntries) = (number, 0L);
        var missing = new JournalMissing();
        while (true)
        {
            var entries = await db.JournalEntries.AsNoTracking().Where(entry => entry.Number > number).OrderBy(entry => entry.Number)
                .Take(AtOnce).ToListAsync(cancellation);
            foreach (var entry in entries)
            {
                if ((FaultOf(entry, number + 1, hash) ?? await HiddenAsync(entry, cancellation)) is { } fault)
                {
                    return new JournalVerdict(checkedEntries, fault == JournalFault.Missing ? number + 1 : entry.Number, fault);
                }

                missing.Walk(entry, JournalSaid.Read(entry.Said));
                (number, hash) = (entry.Number, entry.Hash);
                checkedEntries++;
            }

            if (entries.Count < AtOnce)
            {
                break;
            }
        }

        if (missing.First is { } taken)
        {
            return new JournalVerdict(taken - start - 1, taken, JournalFault.Values);
        }

        // A write that has come in meanwhile is not the end of what was read here.
        var end = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        return end.JournalNumber <= number ? EndOf(end, hash, checkedEntries, number)
            : await db.JournalEntries.AnyAsync(entry => entry.Number == number + 1, cancellation)
                ? new JournalVerdict(checkedEntries, null, null)
                : new JournalVerdict(checkedEntries, number + 1, JournalFault.Missing);
    }

    // The mark is signed, and nothing stands before the beginning.
    private async Task<JournalVerdict?> BeginningAsync(JournalMark? mark, CancellationToken cancellation)
    {
        if (mark is not null && !signer.IsSigned(mark.Text, mark.Signature))
        {
            return new JournalVerdict(0, mark.Number, JournalFault.Mark);
        }

        var start = mark?.Number ?? 0;
        return await db.JournalEntries.Where(entry => entry.Number <= start).OrderBy(entry => entry.Number)
            .Select(entry => (long?)entry.Number).FirstOrDefaultAsync(cancellation) is { } stray
            ? new JournalVerdict(0, stray, JournalFault.Hash)
            : null;
    }

    // What reads as the right value may be stored as another that no filter finds: SQLite keeps a number as a text, too.
    private async Task<JournalFault?> HiddenAsync(JournalEntry entry, CancellationToken cancellation) =>
        await db.JournalEntries.AnyAsync(
            found => found.Number == entry.Number && found.At == entry.At && found.Kind == entry.Kind && found.Entrance == entry.Entrance
                && found.AuthorId == entry.AuthorId && found.Subject == entry.Subject && found.SubjectId == entry.SubjectId
                && found.ContactId == entry.ContactId,
            cancellation)
            ? null
            : JournalFault.Columns;

    private static JournalVerdict EndOf(Account end, string hash, long checkedEntries, long number) =>
        end.JournalNumber < number
            ? new JournalVerdict(checkedEntries - (number - end.JournalNumber), end.JournalNumber + 1, JournalFault.End)
        : end.JournalHash != hash ? new JournalVerdict(checkedEntries, number, JournalFault.End)
        : new JournalVerdict(checkedEntries, null, null);

    private static JournalFault? FaultOf(JournalEntry entry, long number, string before)
    {
        if (entry.Number != number)
        {
            return JournalFault.Missing;
        }

        return JournalSeal.HashOf(before, entry.Sealed) != entry.Hash ? JournalFault.Hash
            : JournalSeal.CommitmentsOf(entry.Sealed) is not { } commitments || JournalSeal.Seal(entry, commitments) != entry.Sealed
                ? JournalFault.Columns
            : !IsSaid(entry, commitments) ? JournalFault.Values
            : null;
    }

    private static bool IsSaid(JournalEntry entry, IReadOnlyList<JournalCommitment> commitments) =>
        JournalSaid.TryRead(entry.Said) is { } said
        && said.Count == commitments.Count
        && said.Zip(commitments).All(pair => pair.First is { Value: not null, Salt.Length: JournalSeal.SaltLength }
            ? JournalCommitment.To(pair.First) == pair.Second
            : pair.First is { Of: not null, Value: null, Salt: null }
                && (pair.First.Key, pair.First.Of) == (pair.Second.Key, pair.Second.Of));
}

/// <summary>What does not fit.</summary>
public enum JournalFault
{
    /// <summary>The mark of the entries that were pruned is not signed by this installation.</summary>
    Mark,

    /// <summary>There is no entry of this number.</summary>
    Missing,

    /// <summary>It, or the one before it, is not the one that was written.</summary>
    Hash,

    /// <summary>What is filtered and sorted by is not what was sealed.</summary>
    Columns,

    /// <summary>A name or value is not what was sealed, or is missing and nothing says that it was erased.</summary>
    Values,

    /// <summary>The chain ends in another way than the account says.</summary>
    End,
}

/// <param name="Entries">How many fit.</param>
/// <param name="Number">The first entry that does not; null: all fit.</param>
public sealed record JournalVerdict(long Entries, long? Number, JournalFault? Fault)
{
    public bool Holds => Fault is null;
}
