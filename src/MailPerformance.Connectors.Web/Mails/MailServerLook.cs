using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>Whether the mail server takes what this program sends.</summary>
public static class MailServerLook
{
    private const string About = "mail-server";

    private const string TestText = "This is a test mail of the command doctor: mails of this installation arrive.";

    /// <param name="to">Who gets a mail that says nothing but that it has come; null: none is sent.</param>
    public static async Task<Finding> LookAsync(
        SmtpSettings settings, string? to, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(settings.Host))
        {
            return to is null
                ? new(About, FindingLevel.Warning, "There is none: set Mail:Host and Mail:From, so that links and alerts are sent.")
                : new(About, FindingLevel.Wrong, "There is none to send a test mail with: set Mail:Host and Mail:From.");
        }

        try
        {
            if (to is null)
            {
                using var client = await SmtpTransport.OpenAsync(settings, cancellation);
                await client.DisconnectAsync(quit: true, cancellation);
                return new(About, FindingLevel.Ok, settings.User is null or ""
                    ? "The mail server answers. With --mail-to ADDRESS a test mail is sent."
                    : "The mail server answers and takes the sign-in. With --mail-to ADDRESS a test mail is sent.");
            }

            await SmtpTransport.SendAsync(settings, TestMail(to, time.GetUtcNow()), cancellation);
            return new(About, FindingLevel.Ok, "The mail server has taken the test mail: look whether it arrives.");
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && WhyNot(failure) is not null)
        {
            return new(About, FindingLevel.Wrong, WhyNot(failure)!);
        }
    }

    private static ComposedMail TestMail(string to, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"doctor-{now:yyyyMMddHHmmss}-{Guid.NewGuid():N}"),
        "",
        to,
        "MailPerformance Connectors",
        TestText,
        $"<p>{TestText}</p>");

    private static string? WhyNot(Exception failure) => failure switch
    {
        MailRefusedException refused => $"The mail server refuses the recipient: {refused.Message}",
        AuthenticationException => "The mail server refuses the sign-in: check Mail:User and Mail:Password.",
        SslHandshakeException =>
            "No encrypted connection to the mail server comes about: check its certificate, Mail:Port and Mail:Security.",
        NotSupportedException => "The mail server does not offer what Mail:Security or Mail:User asks for: check both.",
        CommandException refused => $"The mail server refuses the mail: {refused.Message}",
        SocketException or IOException or TimeoutException or OperationCanceledException or ProtocolException =>
            "The mail server cannot be reached: check Mail:Host and Mail:Port, and that no firewall is between.",
        _ => null,
    };
}
