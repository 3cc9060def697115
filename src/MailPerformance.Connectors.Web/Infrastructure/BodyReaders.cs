using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Bounds how many bodies from one network are read at once, and how long each may take from its first byte to its last: what somebody
/// holds open without sending costs neither memory nor places for ever.
/// </summary>
public sealed class BodyReaders : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _places;
    private readonly TimeProvider _time;
    private int _count;

    /// <exception cref="CannotStartException">A number makes no sense.</exception>
    public BodyReaders(IConfiguration configuration, TimeProvider time)
    {
        _time = time;
        Most = WholeNumber.Read(configuration, "Bodies:AtOncePerNetwork", 1, 100_000) ?? 32;
        Longest = TimeSpan.FromSeconds(WholeNumber.Read(configuration, "Bodies:Seconds", 1, 3600) ?? 30);
        _places = CallerNetwork.Limiter("bodies", (key, times) => RateLimitPartition.GetConcurrencyLimiter(
            key, _ => new ConcurrencyLimiterOptions { PermitLimit = Most * times }));
    }

    /// <summary>How many of one network are read at once.</summary>
    public int Most { get; }

    /// <summary>How long one may take.</summary>
    public TimeSpan Longest { get; }

    /// <summary>How many are read just now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <exception cref="TooManyTriesException">As many as may be are read already.</exception>
    public BodyPlace Enter(HttpContext context)
    {
        var lease = _places.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            throw TooManyTriesException.Of(lease);
        }

        Interlocked.Increment(ref _count);
        return new BodyPlace(new CancellationTokenSource(Longest, _time), () =>
        {
            lease.Dispose();
            Interlocked.Decrement(ref _count);
        });
    }

    public void Dispose() => _places.Dispose();
}

/// <summary>The place of one body among those that are read at once.</summary>
public sealed class BodyPlace(CancellationTokenSource late, Action leave) : IDisposable
{
    private int _hasLeft;

    /// <summary>Cancelled when the body has taken too long.</summary>
    public CancellationToken Late { get; } = late.Token;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            leave();
            late.Dispose();
        }
    }
}
