namespace MailPerformance.Connectors.Core.Mail;

/// <summary>Whether mails can be sent at all, and what is kept of them.</summary>
public sealed class OutboxOptions
{
    /// <summary>False: nothing is put into the outbox, so that nothing stale goes out on the day when mails can be sent.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>A mail that is done keeps what it said, to be looked at; else nothing is left that names anybody.</summary>
    public bool KeepsWhatWasSaid { get; set; }
}
