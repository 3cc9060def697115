using System.Data;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// The one way to write inside an account. It opens a transaction, takes the account's turn by raising
/// <see cref="Account.WriteSequence"/> (so that two writers of one account follow one another, in SQLite and SQL Server alike),
/// reads the actor's rights afresh, runs the work, and keeps it only when it is done. Whatever the work has read is therefore
/// still true when it is saved.
/// </summary>
public sealed class AccountWriter(
    ConnectorsDbContext db,
    CurrentAccount current,
    SignedInContacts signedIn,
    IDatabaseErrors errors,
    TimeProvider time)
{
    /// <param name="work">Reads, decides and changes entities; it does not save.</param>
    /// <param name="field">Field that a unique violation is about, should one slip past the work's own check.</param>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Task<WriteResult<T>> RunAsync<T>(Func<AccountWrite, Task<WriteResult<T>>> work, string field = "") =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => RunOnceAsync(work, field));

    /// <summary>Waits until no other write of the current account is under way, and keeps the others waiting until the commit.</summary>
    internal static Task TakeTurnAsync(ConnectorsDbContext db) =>
        db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));

    /// <summary>
    /// The same for what nobody signed in asks for: an operator's command, the sending of campaigns. Nobody's rights are asked; the
    /// account must have been entered.
    /// </summary>
    /// <param name="work">Gets the instant (UTC) of the write; it does not save.</param>
    /// <exception cref="InvalidOperationException">No account has been entered.</exception>
    public Task<WriteResult<T>> RunUnattendedAsync<T>(Func<DateTime, Task<WriteResult<T>>> work, string field = "") =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            _ = current.AccountId ?? throw new InvalidOperationException("A write needs an account.");
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            await TakeTurnAsync(db);
            return await KeepAsync(transaction, () => work(time.GetUtcNow().UtcDateTime), [], field);
        });

    private async Task<WriteResult<T>> RunOnceAsync<T>(Func<AccountWrite, Task<WriteResult<T>>> work, string field)
    {
        var contactId = current.ContactId ?? throw new InvalidOperationException("A write needs somebody who is signed in.");
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await TakeTurnAsync(db);

        var actor = await signedIn.FindAsync(contactId);
        if (actor is null || actor.Actor.AccountId != current.AccountId)
        {
            return WriteResult.Forbidden<T>(new Denial("Denial_SignedOut"));
        }

        var account = await db.Accounts.SingleAsync();
        var write = new AccountWrite(actor.Actor, account, time.GetUtcNow().UtcDateTime);
        return await KeepAsync(transaction, () => work(write), write.ChecksAfterSave, field);
    }

    private async Task<WriteResult<T>> KeepAsync<T>(
        IDbContextTransaction transaction,
        Func<Task<WriteResult<T>>> work,
        IReadOnlyList<Func<Task<WriteError?>>> checksAfterSave,
        string field)
    {
        WriteResult<T> result;
        try
        {
            result = await work();
            if (!result.IsDone)
            {
                db.ChangeTracker.Clear();
                return result;
            }

            await db.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (errors.IsUniqueViolation(exception))
        {
            db.ChangeTracker.Clear();
            return WriteResult.Invalid<T>(field, "Write_AlreadyExists");
        }

        foreach (var check in checksAfterSave)
        {
            if (await check() is { } error)
            {
                db.ChangeTracker.Clear();
                return WriteResult.Invalid<T>([error]);
            }
        }

        await transaction.CommitAsync();
        return result;
    }
}
