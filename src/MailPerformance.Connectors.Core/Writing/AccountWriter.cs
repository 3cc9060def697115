using System.Data;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// The one way to write inside an account, from top to bottom in <see cref="RunOnceAsync"/>. Raising
/// <see cref="Account.WriteSequence"/> first makes the writes of an account follow one another, in SQLite and SQL Server alike, so
/// whatever a write has read is still true when it is saved (rule 16, ADR 2).
/// </summary>
public sealed class AccountWriter(
    ConnectorsDbContext db,
    CurrentAccount current,
    WriteQueue queue,
    IEnumerable<IActorSource> actors,
    IEnumerable<IConsequence> consequences,
    IEnumerable<IAccountRule> rules,
    Consent consent,
    IEnumerable<IEffectObserver> observers,
    EffectPreview preview,
    JournalRecorder journal,
    IDatabaseErrors errors,
    TimeProvider time)
{
    /// <summary>A write about something that is there already.</summary>
    /// <param name="find">Null is <see cref="WriteStatus.NotFound"/>.</param>
    /// <param name="may">Asks the authority; null: allowed.</param>
    /// <param name="work">Reads, decides and changes entities; it does not save.</param>
    /// <param name="field">Field that a unique violation is about, should one slip past the work's own check.</param>
    /// <exception cref="InvalidOperationException">Nobody has come in.</exception>
    /// <exception cref="AccountBusyException">Too many others write in the account; nothing was written.</exception>
    public async Task<WriteResult<T>> RunAsync<TTarget, T>(
        Func<AccountWrite, Task<TTarget?>> find,
        Func<AccountWrite, TTarget, Denial?> may,
        Func<AccountWrite, TTarget, Task<WriteResult<T>>> work,
        string field = "")
        where TTarget : class
    {
        var entered = current.Actor ?? throw new InvalidOperationException("A write needs somebody who acts.");
        using var turn = await TakeTurnHereAsync(entered);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(() => RunOnceAsync(entered, find, may, work, field));
    }

    /// <summary>A write about nothing that is there before, or about whoever acts.</summary>
    public Task<WriteResult<T>> RunAsync<T>(
        Func<AccountWrite, Denial?> may,
        Func<AccountWrite, Task<WriteResult<T>>> work,
        string field = "") =>
        RunAsync(Task.FromResult<AccountWrite?>, (write, _) => may(write), (write, _) => work(write), field);

    private async Task<WriteResult<T>> RunOnceAsync<TTarget, T>(
        Actor entered,
        Func<AccountWrite, Task<TTarget?>> find,
        Func<AccountWrite, TTarget, Denial?> may,
        Func<AccountWrite, TTarget, Task<WriteResult<T>>> work,
        string field)
        where TTarget : class
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await TakeTurnAsync(db.Accounts);
        if (await ReadActorAsync(entered) is not { } actor)
        {
            return WriteResult.Forbidden<T>(new Denial("Denial_SignedOut"));
        }

        // Whoever reads the actor may have read its account along.
        var account = await db.Accounts.FindAsync(actor.AccountId)
            ?? throw new InvalidOperationException($"There is no account {actor.AccountId}.");
        var write = new AccountWrite(actor, account, time.GetUtcNow().UtcDateTime);
        if (await find(write) is not { } target)
        {
            return WriteResult.NotFound<T>();
        }

        if (may(write, target) is { } denial)
        {
            return WriteResult.Forbidden<T>(denial);
        }

        var result = await work(write, target);
        if (result.IsDone)
        {
            result = await SaveAsync(write, result, field);
        }

        if (!result.IsDone)
        {
            db.ChangeTracker.Clear();
            return result;
        }

        await transaction.CommitAsync();
        return result.Made();
    }

    // What follows, what rules and observers see before, the save, what they see after, the journal.
    private async Task<WriteResult<T>> SaveAsync<T>(AccountWrite write, WriteResult<T> result, string field)
    {
        db.ChangeTracker.DetectChanges();
        var changes = new WriteChanges(db.ChangeTracker, write);
        foreach (var consequence in consequences)
        {
            await consequence.FollowAsync(write, changes);
        }

        db.ChangeTracker.DetectChanges();
        var shown = preview.IsFor(write.Actor) ? preview : null;
        var watch = new WriteWatch(write, changes, shown);

        // Whoever sees the effect consents to what is asked in it, and to nothing else.
        if (await watch.BeforeAsync(rules.Where(rule => shown is not null || !consent.IsGivenTo(rule)), observers) is { } refused)
        {
            return Refused<T>(watch, refused);
        }

        var drafts = await journal.DraftAsync(write.Actor, write.SetChanges);
        try
        {
            await db.SaveChangesAsync();
            foreach (var change in write.SetChanges)
            {
                await change.RunAsync();
            }
        }
        catch (DbUpdateException exception) when (errors.IsUniqueViolation(exception))
        {
            return WriteResult.Invalid<T>(field, "Write_AlreadyExists");
        }

        if (await watch.AfterAsync() is { } error)
        {
            return Refused<T>(watch, error);
        }

        if (watch.Unseen is { } effect)
        {
            return WriteResult.Unseen<T>(effect);
        }

        await journal.WriteAsync(write.Account, write.Actor, write.Now, drafts);
        return result;
    }

    // A rehearsal shows what is refused; whoever means the write finds the reason at its field.
    private WriteResult<T> Refused<T>(WriteWatch watch, WriteError error) =>
        preview.IsRehearsal && watch.Unseen is { } effect ? WriteResult.Unseen<T>(effect) : WriteResult.ByRule<T>([error]);

    /// <summary>Waits until no other write of these accounts is under way, and keeps the others waiting until the commit.</summary>
    internal static Task TakeTurnAsync(IQueryable<Account> accounts) =>
        accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));

    private async Task<Actor?> ReadActorAsync(Actor entered)
    {
        if (entered.Entrance is Entrance.Link or Entrance.Command or Entrance.Job)
        {
            return entered;
        }

        var actor = await actors.Single(source => source.Entrance == entered.Entrance).ReadAsync(entered);
        return actor?.AccountId == current.AccountId ? actor : null;
    }

    private async Task<IDisposable> TakeTurnHereAsync(Actor entered) =>
        queue.Try(entered) ?? await db.WithoutConnectionAsync(() => queue.WaitAsync(entered));
}
