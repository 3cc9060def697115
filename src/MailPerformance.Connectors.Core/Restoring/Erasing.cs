using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>
/// Empties the trash: what was kept for long enough is erased for good, and of a person nothing is left but a number, in the journal as
/// elsewhere. Goes on where it was stopped, some rows at a time, so that nobody who writes meanwhile waits for long.
/// </summary>
public sealed class Erasing(IServiceScopeFactory scopes, IOptions<TrashOptions> options, TimeProvider time)
{
    private const int AtOnce = 500;

    /// <summary>Erases what is due in all accounts, and finishes what somebody has begun.</summary>
    public async Task EmptyAsync(CancellationToken cancellation = default)
    {
        foreach (var accountId in await DueAsync(cancellation))
        {
            while (await EraseDueAsync(accountId) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        foreach (var accountId in await BegunAsync(cancellation))
        {
            await FinishAsync(accountId, cancellation);
        }
    }

    /// <summary>Finishes what is being erased in one account.</summary>
    public async Task FinishAsync(long accountId, CancellationToken cancellation = default)
    {
        while (await JournalHold.RunAsync(scopes, accountId, StepAsync))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var items = db.TrashItems.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var oldest = await db.Accounts.AsNoTracking().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Select(account => new
            {
                Account = account,
                At = items.Where(item => item.AccountId == account.Id).Select(item => (DateTime?)item.DeletedAt).Min(),
            })
            .Where(one => one.At != null).ToListAsync(cancellation);
        return [.. oldest.Where(one => one.At <= options.Value.KeptSince(one.Account, now)).Select(one => one.Account.Id)];
    }

    private async Task<List<long>> BegunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        return await db.TrashItems.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(item => item.ErasedAt != null)
            .Select(item => item.AccountId).Distinct().ToListAsync(cancellation);
    }

    private async Task<int> EraseDueAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        return (await scope.ServiceProvider.GetRequiredService<RestoreService>().EraseDueAsync()).Value;
    }

    // One step of one item; whether there is more.
    private static async Task<bool> StepAsync(IServiceProvider services, ConnectorsDbContext db, Account account)
    {
        var item = await db.TrashItems.Where(found => found.ErasedAt != null).OrderBy(found => found.ErasedAt).FirstOrDefaultAsync();
        if (item is null)
        {
            return false;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var isDone = item.Kind == TrashKind.Contact
            ? !await EraseEntriesAsync(db, account, item, now) && !await EraseNamesAsync(db, item.SubjectId)
            : await db.TrashMembers.Where(member => member.Kind == item.Kind && member.LabelId == item.SubjectId)
                .Take(AtOnce).ExecuteDeleteAsync() < AtOnce;
        if (isDone)
        {
            db.Remove(item);
        }

        return true;
    }

    // Whether there are more.
    private static async Task<bool> EraseEntriesAsync(ConnectorsDbContext db, Account account, TrashItem item, DateTime now)
    {
        var (id, after) = (item.SubjectId, item.ErasedThrough);
        var entries = db.JournalEntries.Where(entry => entry.Number > after).OrderBy(entry => entry.Number);
        var about = await entries.Where(entry => entry.ContactId == id).Take(AtOnce).ToListAsync();
        var by = await entries.Where(entry => entry.AuthorId == id).Take(AtOnce).ToListAsync();
        var some = about.UnionBy(by, entry => entry.Number).OrderBy(entry => entry.Number).Take(AtOnce).ToList();
        List<long> erased = [.. some.Where(entry => JournalErasure.Erase(entry, id)).Select(entry => entry.Number)];
        if (erased.Count > 0)
        {
            db.JournalEntries.Add(JournalChain.Next(
                account, new JournalAuthor(Entrance.Job, null, null, null, null, null, null), now,
                new JournalDraft(JournalKind.EntriesErased).About(() => id, null).Concerning(() => id)
                    .With(JournalErasure.Entries, JournalErasure.Write(erased))
                    .With(JournalSaid.Times, JournalText.Of(erased.Count))));
        }

        item.ErasedThrough = some.Count > 0 ? some[^1].Number : after;
        return some.Count == AtOnce;
    }

    // Whether there are more: of each table some at a time.
    private static async Task<bool> EraseNamesAsync(ConnectorsDbContext db, long id)
    {
        var name = ErasedPerson.NameOf(id);
        int[] changed =
        [
            await db.JournalNotes.Where(note => note.ContactId == id).Take(AtOnce).ExecuteDeleteAsync(),
            await db.ContactRoles.Where(held => held.GrantedById == id && held.GrantedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(held => held.GrantedByName, name)),
            await db.MobileConnectors.Where(connector => connector.GrantedById == id && connector.GrantedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(connector => connector.GrantedByName, name)),
            await db.Set<CampaignMove>().Where(move => move.ContactId == id && move.ContactName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(move => move.ContactName, name).SetProperty(move => move.DeviceName, (string?)null)),
            await db.Set<CampaignOrder>().Where(order => order.ContactId == id && order.ContactName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(order => order.ContactName, name).SetProperty(order => order.DeviceName, (string?)null)),
            await db.TrashItems.Where(other => other.DeletedById == id && other.DeletedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.DeletedByName, name)),
            await db.AccessReviewItems.Where(row => row.ContactId == id && row.ContactName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.ContactName, name).SetProperty(row => row.ContactLogin, (string?)null)),
            await db.AccessReviewItems.Where(row => row.DecidedById == id && row.DecidedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedByName, name)),
            await db.AccessReviews.Where(review => review.StartedById == id && review.StartedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(review => review.StartedByName, name)),
            await db.AccessReviews.Where(review => review.EndedById == id && review.EndedByName != name).Take(AtOnce)
                .ExecuteUpdateAsync(set => set.SetProperty(review => review.EndedByName, name)),
            await db.TrashMembers.Where(member => member.ContactId == id).Take(AtOnce).ExecuteDeleteAsync(),
        ];
        return changed.Contains(AtOnce);
    }
}
