namespace MailPerformance.Connectors.Core.Mail;

/// <summary>Hands mails over.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">It will never be taken.</exception>
    /// <exception cref="Exception">It was not taken this time.</exception>
    Task SendAsync(ComposedMail mail, CancellationToken cancellation = default);
}
