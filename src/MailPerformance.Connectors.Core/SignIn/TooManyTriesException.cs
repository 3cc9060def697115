using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>One login, or one address, has tried too often in the last minute. The password or code was not looked at.</summary>
public sealed class TooManyTriesException(int retryAfterSeconds) : BusyException("Too many tries.", retryAfterSeconds)
{
    /// <param name="lease">What the limit has refused.</param>
    public static TooManyTriesException Of(RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        return new TooManyTriesException((int)Math.Ceiling(wait.TotalSeconds));
    }
}
