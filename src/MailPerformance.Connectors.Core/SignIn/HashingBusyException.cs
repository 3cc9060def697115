using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Too many passwords wait to be hashed, or this one has waited too long. It was not looked at and counts as no try.</summary>
public sealed class HashingBusyException() : BusyException("Too many others are signing in.", RetryAfter)
{
    /// <summary>When to try again, in seconds.</summary>
    public const int RetryAfter = 5;
}
