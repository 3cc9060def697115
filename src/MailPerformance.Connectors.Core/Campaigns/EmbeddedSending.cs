namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>No other system: what the database says is what happens.</summary>
public sealed class EmbeddedSending(TimeProvider time) : ISendingSystem
{
    public bool IsLocal => true;

    public Task<SendingAnswer> SendAsync(SendingOrder order, CancellationToken cancellation) =>
        Task.FromResult<SendingAnswer>(new SendingAnswer.Confirmed(time.GetUtcNow().UtcDateTime));
}
