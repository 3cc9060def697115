using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Somebody has a one-time link with which the contact's password can be chosen. The link is not in it.</summary>
[MailKind("PasswordLinkMadeMail")]
public sealed record PasswordLinkMadeMail : AlertMail
{
    [JsonIgnore]
    public override bool IsToldOnce => true;
}
