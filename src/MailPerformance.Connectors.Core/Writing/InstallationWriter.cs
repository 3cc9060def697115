using System.Data;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Writes rows that all accounts share, for an operator's command. Takes every account's turn first, as each write of an account takes
/// its own, and asks the rules in every account that is concerned.
/// </summary>
public sealed class InstallationWriter(
    ConnectorsDbContext db,
    CurrentAccount current,
    IEnumerable<IAccountRule> rules,
    Consent consent,
    JournalRecorder journal,
    TimeProvider time)
{
    /// <param name="accounts">Ids of the accounts that the change may concern.</param>
    /// <returns>How many rows have changed, or what a rule says, account by account.</returns>
    public Task<WriteResult<int>> UpdateAsync<T>(IQueryable<T> rows, Action<SetChangeBuilder<T>> set, IQueryable<long> accounts)
        where T : class =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => UpdateOnceAsync(rows, set, accounts));

    private async Task<WriteResult<int>> UpdateOnceAsync<T>(
        IQueryable<T> rows, Action<SetChangeBuilder<T>> set, IQueryable<long> accounts)
        where T : class
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await AccountWriter.TakeTurnAsync(db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]));

        var changed = 0;
        var change = new SetUpdate<T>(rows, set, count => changed = count);
        var concerned = await accounts.Distinct().ToListAsync();
        var checks = await WatchAsync(change, concerned);
        var told = await TellAsync(change, concerned);
        await change.RunAsync();
        var errors = new List<WriteError>();
        foreach (var (account, ask) in checks)
        {
            current.EnterUnattended(account.Id, Entrance.Command);
            if (await ask() is { } error)
            {
                errors.Add(error with { Message = $"{account.Code}: {error.Message}" });
            }
        }

        if (errors.Count > 0)
        {
            return WriteResult.ByRule<int>(errors);
        }

        foreach (var (write, drafts) in told)
        {
            current.EnterUnattended(write.Account.Id, Entrance.Command);
            await journal.WriteAsync(write.Account, write.Actor, write.Now, drafts);
        }

        await transaction.CommitAsync();
        return WriteResult.Done(changed);
    }

    // Each account's journal says it; the drafts are made while the database still says what was.
    private async Task<List<(AccountWrite Write, IReadOnlyList<JournalDraft> Drafts)>> TellAsync(SetChange change, List<long> accountIds)
    {
        var told = new List<(AccountWrite, IReadOnlyList<JournalDraft>)>();
        foreach (var id in accountIds)
        {
            current.EnterUnattended(id, Entrance.Command);
            var write = new AccountWrite(current.Actor!, await db.Accounts.SingleAsync(), time.GetUtcNow().UtcDateTime);
            told.Add((write, await journal.DraftAsync(write.Actor, [change])));
        }

        return told;
    }

    private async Task<List<(Account Account, Func<Task<WriteError?>> Ask)>> WatchAsync(SetChange change, List<long> accountIds)
    {
        var checks = new List<(Account, Func<Task<WriteError?>>)>();
        foreach (var id in accountIds)
        {
            current.EnterUnattended(id, Entrance.Command);
            var account = await db.Accounts.AsNoTracking().SingleAsync();
            var write = new AccountWrite(current.Actor!, account, time.GetUtcNow().UtcDateTime);
            write.Mark(change);
            foreach (var rule in rules.Where(rule => !consent.IsGivenTo(rule)))
            {
                if ((await rule.WatchAsync(write, new WriteChanges(db.ChangeTracker, write)))?.AfterSave is { } ask)
                {
                    checks.Add((account, ask));
                }
            }
        }

        return checks;
    }
}
