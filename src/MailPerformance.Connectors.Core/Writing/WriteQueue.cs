using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Lets one write of an account after another to the database, oldest first, and keeps the others waiting here, where they hold no
/// connection. Other processes wait in the database, one each.
/// </summary>
public sealed class WriteQueue(IOptions<WriteQueueOptions> options, IDatabaseErrors database) : IDisposable
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
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.WaitSeconds));
        RateLimitLease? account = null;
        try
        {
            account = await _accounts.AcquireAsync(accountId, 1, late.Token);
            return account.IsAcquired
                ? new Turn(account, _database is null ? null : await _database.AcquireAsync(1, late.Token))
                : throw new AccountBusyException();
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            account?.Dispose();
            throw new AccountBusyException();
        }
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _database?.Dispose();
    }

    private sealed class Turn(RateLimitLease account, RateLimitLease? whole) : IDisposable
    {
        public void Dispose()
        {
            whole?.Dispose();
            account.Dispose();
        }
    }
}
