namespace MailPerformance.Connectors.Web.Security;

/// <summary>An address has tried too often; <see cref="TooManyTriesFilter"/> answers.</summary>
public sealed class TooManyTriesException(TimeSpan retryAfter) : Exception("Too many tries from one address.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
