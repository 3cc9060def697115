using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>Development without an SMTP server: a mail is as good as sent, and read at <c>/dev/courriels</c>.</summary>
public sealed class KeptTransport : IMailTransport
{
    public Task SendAsync(ComposedMail mail, CancellationToken cancellation = default) => Task.CompletedTask;
}
