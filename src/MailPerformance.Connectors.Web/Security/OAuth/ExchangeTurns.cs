using System.Threading.RateLimiting;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// Lets the exchanges of one sign-in follow one another in this process until each is answered, so that the last answer has the last
/// tokens. Between processes <see cref="TokenFamily"/> decides.
/// </summary>
public sealed class ExchangeTurns : IDisposable
{
    private const int QueueLength = 50;

    private readonly PartitionedRateLimiter<long> _signIns = PartitionedRateLimiter.Create<long, long>(authorizationId =>
        RateLimitPartition.GetConcurrencyLimiter(authorizationId, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = 1,
            QueueLimit = QueueLength,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <exception cref="OvertakenException">Too many wait already.</exception>
    public async Task<IDisposable> TakeAsync(long authorizationId)
    {
        var turn = await _signIns.AcquireAsync(authorizationId);
        return turn.IsAcquired ? turn : throw new OvertakenException();
    }

    public void Dispose() => _signIns.Dispose();
}
