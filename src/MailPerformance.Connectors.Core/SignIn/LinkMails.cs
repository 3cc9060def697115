using System.Threading.RateLimiting;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Bounds how many mails with one-time links one maker sends, on this process: the product is not there to fill mailboxes.
/// </summary>
public sealed class LinkMails : IDisposable
{
    /// <summary>In <see cref="Time"/>.</summary>
    public const int Most = 20;

    public static readonly TimeSpan Time = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<long> _makers = PartitionedRateLimiter.Create<long, long>(maker =>
        RateLimitPartition.GetFixedWindowLimiter(maker, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Time }));

    /// <summary>One mail more; false: there were too many.</summary>
    public bool MaySend(long makerId)
    {
        using var lease = _makers.AttemptAcquire(makerId);
        return lease.IsAcquired;
    }

    public void Dispose() => _makers.Dispose();
}
