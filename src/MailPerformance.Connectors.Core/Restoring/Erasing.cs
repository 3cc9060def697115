using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
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
            await FinishAsync(accountId, cancellation: cancellation);
        }
    }

    /// <summary>Finishes what is being erased in one account.</summary>
    /// <param name="steps">How far to go at most; the job does the rest.</param>
    public async Task FinishAsync(long accountId, int steps = int.MaxValue, CancellationToken cancellation = default)
    {
        while (steps-- > 0 && await JournalHold.RunAsync(scopes, accountId, StepAsync))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Accounts that keep things for as long are asked together.
    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var (accounts, items) = All(db);
        var now = time.GetUtcNow().UtcDateTime;
        List<long> due = [];
        foreach (var days in await accounts.Select(account => account.TrashDays).Distinct().ToListAsync(cancellation))
        {
            var since = options.Value.KeptSince(days, now);
            due.AddRange(await accounts.Where(account => account.TrashDays == days
                    && items.Any(item => item.AccountId == account.Id && item.DeletedAt <= since))
                .Select(account => account.Id).ToListAsync(cancellation));
        }

        return due;
    }

    private async Task<List<long>> BegunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (accounts, items) = All(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
        return await accounts.Where(account => items.Any(item => item.AccountId == account.Id && item.ErasedAt > DateTime.MinValue))
            .Select(account => account.Id).ToListAsync(cancellation);
    }

    private static (IQueryable<Account> Accounts, IQueryable<TrashItem> Items) All(ConnectorsDbContext db) => (
        db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]),
        db.TrashItems.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]));

    private async Task<int> EraseDueAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        return (await scope.ServiceProvider.GetRequiredService<RestoreService>().EraseDueAsync()).Value;
    }

    // One step of one item; whether there is more.
    private static async Task<bool> StepAsync(IServiceProvider services, ConnectorsDbContext db, Account account)
    {
        // By a range of the index of those that are being erased.
        var item = await db.TrashItems.Where(found => found.ErasedAt > DateTime.MinValue).OrderBy(found => found.ErasedAt)
            .FirstOrDefaultAsync();
        if (item is null)
        {
            return false;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var hasMore = item.Kind == TrashKind.Contact
            ? await EraseEntriesAsync(db, account, item, now) || await EraseNamesAsync(db, item.SubjectId)
            : await SomeAsync(
                db.TrashMembers.Where(member => member.Kind == item.Kind && member.LabelId == item.SubjectId),
                member => db.Remove(member));
        if (!hasMore)
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
        return await SomeAsync(db.JournalNotes.Where(note => note.ContactId == id), note => db.Remove(note))
            | await SomeAsync(
                db.ContactRoles.Where(held => held.GrantedById == id && held.GrantedByName != name), held => held.GrantedByName = name)
            | await SomeAsync(
                db.MobileConnectors.Where(connector => connector.GrantedById == id && connector.GrantedByName != name),
                connector => connector.GrantedByName = name)
            | await SomeAsync(
                db.Set<CampaignMove>().Where(move => move.ContactId == id && move.ContactName != name),
                move => (move.ContactName, move.DeviceName) = (name, null))
            | await SomeAsync(
                db.Set<CampaignOrder>().Where(order => order.ContactId == id && order.ContactName != name),
                order => (order.ContactName, order.DeviceName) = (name, null))
            | await SomeAsync(
                db.AccessReviewItems.Where(row => row.ContactId == id && row.ContactName != name),
                row => (row.ContactName, row.ContactLogin) = (name, null))
            | await SomeAsync(
                db.AccessReviewItems.Where(row => row.DecidedById == id && row.DecidedByName != name), row => row.DecidedByName = name)
            | await SomeAsync(
                db.AccessReviews.Where(review => review.StartedById == id && review.StartedByName != name),
                review => review.StartedByName = name)
            | await SomeAsync(
                db.AccessReviews.Where(review => review.EndedById == id && review.EndedByName != name), review => review.EndedByName = name)
            | await SomeAsync(
                db.TrashItems.Where(other => other.DeletedById == id && other.DeletedByName != name), other => other.DeletedByName = name)
            | await SomeAsync(
                db.TrashMembers.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(member => member.ContactId == id),
                member => db.Remove(member))

            // What they tell names who did something. All of the account that have gone: nobody asks for them any more.
            | await SomeAsync(db.OutboxMails.Where(mail => mail.NextAttemptAt == null), mail => db.Remove(mail));
    }

    // The hold saves what is changed here. Whether there may be more.
    private static async Task<bool> SomeAsync<T>(IQueryable<T> rows, Action<T> change)
    {
        var some = await rows.Take(AtOnce).ToListAsync();
        some.ForEach(change);
        return some.Count == AtOnce;
    }
}
