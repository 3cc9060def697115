using MailKit.Security;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>The section <c>Mail</c> of the configuration. Without <see cref="Host"/> nothing is sent.</summary>
public sealed class SmtpSettings
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary><c>None</c>, <c>StartTls</c> (must be offered) or <c>SslOnConnect</c>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender: <c>MailPerformance &lt;connecteurs@example.com&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>How long one step of a conversation with the server may take.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
