namespace MailPerformance.Connectors.Core.Mail;

/// <summary>Whether mails can be sent at all.</summary>
public sealed class OutboxOptions
{
    /// <summary>False: nothing is put into the outbox, so that nothing stale goes out on the day when mails can be sent.</summary>
    public bool IsEnabled { get; set; } = true;
}
