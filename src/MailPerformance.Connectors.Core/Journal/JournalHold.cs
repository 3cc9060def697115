using System.Data;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Writes into the journal of an account beside its writes. It holds the account's row meanwhile, as a write does, but does not count as
/// one: what is remembered of the account's pages stays good when somebody has only signed in.
/// </summary>
internal static class JournalHold
{
    /// <param name="work">Changes and adds; the hold saves and commits.</param>
    public static async Task<T> RunAsync<T>(
        IServiceScopeFactory scopes, long accountId, Func<IServiceProvider, ConnectorsDbContext, Account, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var db = services.GetRequiredService<ConnectorsDbContext>();
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            await db.Accounts.ExecuteUpdateAsync(
                set => set.SetProperty(account => account.JournalNumber, account => account.JournalNumber));
            var result = await work(services, db, await db.Accounts.SingleAsync());
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return result;
        });
    }
}
