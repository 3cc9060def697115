using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Deletes the oldest entries of accounts once they have been kept for long enough: the one thing that ever takes entries away. A signed
/// mark stands for them, so that the rest still verifies, and an entry says it.
/// </summary>
public sealed class JournalPruning(
    IServiceScopeFactory scopes, IJournalSigner signer, IOptions<JournalOptions> options, TimeProvider time)
{
    private const int AtOnce = 2_000;

    /// <returns>How many entries have gone.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellation = default)
    {
        // The first use makes the key, in a write of its own, which must not wait for a hold that waits for it.
        _ = signer.PublicKey;
        var gone = 0;
        foreach (var accountId in await AccountsAsync(cancellation))
        {
            int some;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                some = await JournalHold.RunAsync(scopes, accountId, PruneAsync);
                gone += some;
            }
            while (some == AtOnce);
        }

        return gone;
    }

    private async Task<List<long>> AccountsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        return await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(account => account.JournalNumber > 0)
            .Select(account => account.Id).OrderBy(id => id).ToListAsync(cancellation);
    }

    private async Task<int> PruneAsync(IServiceProvider services, ConnectorsDbContext db, Account account)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now.AddMonths(-(account.JournalKeepMonths ?? options.Value.KeepMonths));
        var oldest = await db.JournalEntries.OrderBy(entry => entry.Number).Take(AtOnce)
            .Select(entry => new { entry.Number, entry.At, entry.Hash }).ToListAsync();

        // From the beginning of the chain up to the first that is kept, whatever clocks said.
        var gone = oldest.TakeWhile(entry => entry.At < before).ToList();
        if (gone.Count == 0)
        {
            return 0;
        }

        var last = gone[^1];
        await db.JournalEntries.Where(entry => entry.Number <= last.Number).ExecuteDeleteAsync();
        var mark = await db.JournalMarks.SingleOrDefaultAsync();
        if (mark is null)
        {
            mark = new JournalMark { AccountId = account.Id, Hash = "", Signature = "" };
            db.Add(mark);
        }

        (mark.Number, mark.Hash, mark.At) = (last.Number, last.Hash, now);
        mark.Signature = signer.Sign(mark.Text);
        db.JournalEntries.Add(JournalChain.Next(
            account, new JournalAuthor(Entrance.Job, null, null, null, null, null, null), now,
            new JournalDraft(JournalKind.JournalPruned).About(() => account.Id, null).With(JournalSaid.Times, JournalText.Of(gone.Count))));
        return gone.Count;
    }
}
