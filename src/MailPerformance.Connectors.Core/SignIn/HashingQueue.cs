using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Lets so many passwords be hashed at once, oldest first, so that those who sign in leave the other cores to those who work. Whoever
/// waits here holds no thread.
/// </summary>
public sealed partial class HashingQueue(IOptions<SignInBounds> options, TimeProvider time, ILogger<HashingQueue> log) : IDisposable
{
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.HashesAtOnce,
        QueueLimit = options.Value.QueueLength,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many wait here.</summary>
    public long Waiting => _places.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>Hashes when its turn comes.</summary>
    /// <exception cref="HashingBusyException">Too many wait already, or the wait was too long.</exception>
    public async Task<T> RunAsync<T>(Func<T> hash)
    {
        using var place = await WaitAsync();

        // On a thread of its own: the pool's threads are for those who do not keep a core busy.
        return await Task.Factory.StartNew(hash, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Dispose() => _places.Dispose();

    private async Task<RateLimitLease> WaitAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.WaitSeconds), time);
        try
        {
            var place = await _places.AcquireAsync(1, late.Token);
            if (place.IsAcquired)
            {
                return place;
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            LogLate(options.Value.WaitSeconds);
            throw new HashingBusyException();
        }

        LogFull(options.Value.QueueLength);
        throw new HashingBusyException();
    }

    [LoggerMessage(LogLevel.Warning, "A password is not hashed: {Count} wait already.")]
    private partial void LogFull(int count);

    [LoggerMessage(LogLevel.Warning, "A password is not hashed: it has waited for {Seconds} s.")]
    private partial void LogLate(int seconds);
}
