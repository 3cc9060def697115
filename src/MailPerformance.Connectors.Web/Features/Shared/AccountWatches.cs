using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The accounts of which pages are open on this node, each looked at by one <see cref="AccountWatch"/>.</summary>
public sealed partial class AccountWatches(IServiceScopeFactory scopes, LiveSettings settings, ILogger<AccountWatches> log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, AccountWatch> _watches = [];

    /// <summary>The watch of the account; to be closed.</summary>
    public AccountWatch Open(long accountId)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(accountId, out var watch))
            {
                _watches[accountId] = watch = new AccountWatch(settings);

                // It outlives the request that begins it, with what that has of its own: trace, account in the log.
                using var apart = ExecutionContext.SuppressFlow();
                _ = Task.Run(() => RunAsync(watch, accountId));
            }

            watch.Readers++;
            return watch;
        }
    }

    /// <summary>Whether a page of the account is open on this node.</summary>
    public bool IsOpen(long accountId)
    {
        lock (_lock)
        {
            return _watches.ContainsKey(accountId);
        }
    }

    public void Close(long accountId, AccountWatch watch)
    {
        lock (_lock)
        {
            if (--watch.Readers == 0)
            {
                Forget(accountId, watch);
                watch.Dispose();
            }
        }
    }

    private async Task RunAsync(AccountWatch watch, long accountId)
    {
        try
        {
            await watch.RunAsync(cancellation => LookAsync(accountId, cancellation));
        }
        catch (OperationCanceledException)
        {
            // Nobody hears of it any more.
        }
        catch (Exception failure)
        {
            LogFailed(failure, accountId);
        }
        finally
        {
            // Whoever comes next begins a new one.
            lock (_lock)
            {
                Forget(accountId, watch);
            }
        }
    }

    private void Forget(long accountId, AccountWatch watch)
    {
        if (_watches.GetValueOrDefault(accountId) == watch)
        {
            _watches.Remove(accountId);
        }
    }

    private async Task<AccountState> LookAsync(long accountId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(accountId);
        return await scope.ServiceProvider.GetRequiredService<AccountStateReader>().ReadAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open pages of account {AccountId} are not told of changes until they come back")]
    private partial void LogFailed(Exception failure, long accountId);
}
