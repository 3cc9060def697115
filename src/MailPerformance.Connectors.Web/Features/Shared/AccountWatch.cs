using System.Threading.RateLimiting;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Looks at one account every two seconds while pages of it are open on this node, however many: what it finds is told to all of them.
/// </summary>
public sealed class AccountWatch : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopped = new();
    private readonly TokenBucketRateLimiter _turns;
    private TaskCompletionSource<AccountState> _next = NewLook();
    private volatile AccountState? _latest;

    public AccountWatch(LiveSettings settings)
    {
        _turns = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.ReloadsAtOnce,
            TokensPerPeriod = settings.ReloadsAtOnce,
            ReplenishmentPeriod = settings.ReloadPause,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Streams that hear of it. Kept by <see cref="AccountWatches"/>.</summary>
    internal int Readers { get; set; }

    /// <summary>What the next look finds: one that begins after this call, so nothing older than the caller's page.</summary>
    /// <exception cref="OperationCanceledException">The database could not be asked, or the caller does not wait any more.</exception>
    public Task<AccountState> NextAsync(CancellationToken cancellation) => Volatile.Read(ref _next).Task.WaitAsync(cancellation);

    /// <summary>
    /// Waits until one more page may be told to fetch its part again: a few at a time, the one that waits longest first.
    /// </summary>
    /// <returns>The account as it is by then: what has changed meanwhile needs no turn of its own.</returns>
    public async Task<AccountState> TurnAsync(CancellationToken cancellation)
    {
        using var turn = await _turns.AcquireAsync(1, cancellation);
        return _latest!;
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _turns.Dispose();
    }

    /// <summary>Until nobody hears of it any more, or the database cannot be asked.</summary>
    internal async Task RunAsync(Func<CancellationToken, Task<AccountState>> lookAsync)
    {
        var look = _next;
        try
        {
            while (true)
            {
                look = Interlocked.Exchange(ref _next, NewLook());
                _latest = await lookAsync(_stopped.Token);
                look.SetResult(_latest);
                await Task.Delay(Interval, _stopped.Token);
            }
        }
        finally
        {
            look.TrySetCanceled();
            _next.TrySetCanceled();
        }
    }

    // Thousands of streams go on after a look: not one after another on the thread that looks.
    private static TaskCompletionSource<AccountState> NewLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
