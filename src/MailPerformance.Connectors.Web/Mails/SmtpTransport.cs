using MailKit.Net.Smtp;
using MailPerformance.Connectors.Core.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>Hands mails to an SMTP server, one connection a mail.</summary>
public sealed class SmtpTransport(IOptions<SmtpSettings> options) : IMailTransport
{
    public Task SendAsync(ComposedMail mail, CancellationToken cancellation = default) => SendAsync(options.Value, mail, cancellation);

    public static async Task SendAsync(SmtpSettings settings, ComposedMail mail, CancellationToken cancellation)
    {
        using var message = MessageOf(mail, settings.From!);
        using var client = await OpenAsync(settings, cancellation);

        // Only the recipient is refused for good: a sender or a relay that is not accepted is a setting that somebody mends.
        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refused) when (
            refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new MailRefusedException(refused.Message, refused);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>A connection on which mails can be sent.</summary>
    public static async Task<SmtpClient> OpenAsync(SmtpSettings settings, CancellationToken cancellation)
    {
        var client = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellation);
            if (!string.IsNullOrEmpty(settings.User))
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static MimeMessage MessageOf(ComposedMail mail, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            MessageId = $"{mail.Key}@{sender.Domain}",
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(mail.ToName, mail.ToAddress));

        // Nobody's holiday answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
