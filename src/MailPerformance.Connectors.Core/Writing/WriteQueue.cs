using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Lets one write of an account after another to the database, oldest first, and keeps the others waiting here, where they hold no
/// connection. Other processes wait in the database, one each.
/// </summary>
public sealed partial class WriteQueue(
    IOptions<WriteQueueOptions> options, IDatabaseErrors database, TimeProvider time, ILogger<WriteQueue> log) : IDisposable
{
    private readonly PartitionedRateLimiter<long> _accounts = PartitionedRateLimiter.Create<long, long>(accountId =>
        RateLimitPartition.GetConcurrencyLimiter(accountId, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = 1,
            QueueLimit = options.Value.QueueLength,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    // Where the whole database has one writer, accounts take turns here rather than by trying again and again.
    private readonly ConcurrencyLimiter? _database = database.HasOneWriter
        ? new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = 1,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        })
        : null;

    /// <summary>The turn, when nobody has it; null: <see cref="WaitAsync"/> for it.</summary>
    public IDisposable? Try(long accountId)
    {
        var account = _accounts.AttemptAcquire(accountId);
        if (!account.IsAcquired)
        {
            return null;
        }

        var whole = _database?.AttemptAcquire();
        if (whole is { IsAcquired: false })
        {
            account.Dispose();
            return null;
        }

        return new Turn(account, whole);
    }

    /// <exception cref="AccountBusyException">Too many wait already, or the wait was too long.</exception>
    public async Task<IDisposable> WaitAsync(long accountId)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.WaitSeconds), time);
        RateLimitLease? account = null;
        try
        {
            account = await _accounts.AcquireAsync(accountId, 1, late.Token);
            if (account.IsAcquired)
            {
                return new Turn(account, _database is null ? null : await _database.AcquireAsync(1, late.Token));
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            account?.Dispose();
            LogLate(accountId, options.Value.WaitSeconds);
            throw new AccountBusyException();
        }

        LogFull(accountId, options.Value.QueueLength);
        throw new AccountBusyException();
    }

    /// <summary>How many writes of the account wait here.</summary>
    public long Waiting(long accountId) => _accounts.GetStatistics(accountId)?.CurrentQueuedCount ?? 0;

    public void Dispose()
    {
        _accounts.Dispose();
        _database?.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "A write of account {AccountId} is refused: {Count} wait already.")]
    private partial void LogFull(long accountId, int count);

    [LoggerMessage(LogLevel.Warning, "A write of account {AccountId} is refused: it has waited for {Seconds} s.")]
    private partial void LogLate(long accountId, int seconds);

    private sealed class Turn(RateLimitLease account, RateLimitLease? whole) : IDisposable
    {
        public void Dispose()
        {
            whole?.Dispose();
            account.Dispose();
        }
    }
}
