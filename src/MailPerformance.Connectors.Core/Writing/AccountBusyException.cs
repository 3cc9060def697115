namespace MailPerformance.Connectors.Core.Writing;

/// <summary>Too many writes of one account wait already, or this one has waited too long. Nothing was written; later it may be.</summary>
public sealed class AccountBusyException() : BusyException("Others are writing in the contact's account.", RetryAfter)
{
    /// <summary>When to try again, in seconds.</summary>
    public const int RetryAfter = 5;
}
