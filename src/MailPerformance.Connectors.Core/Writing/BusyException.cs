namespace MailPerformance.Connectors.Core.Writing;

/// <summary>What was asked for was not begun, since too much else is under way. Nothing was done; later it may be.</summary>
/// <param name="message">Why, in English, for programs and logs.</param>
/// <param name="retryAfterSeconds">When to try again.</param>
public abstract class BusyException(string message, int retryAfterSeconds) : Exception(message)
{
    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}
