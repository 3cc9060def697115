namespace MailPerformance.Connectors.Core.Mail;

/// <summary>Makes mails of what they tell, in the contact's language and zone. Called inside the mail's account.</summary>
public interface IMailComposer
{
    /// <returns>Null when the mail has nothing true to say any more.</returns>
    Task<ComposedMail?> ComposeAsync(OutboxMail mail, CancellationToken cancellation = default);
}
