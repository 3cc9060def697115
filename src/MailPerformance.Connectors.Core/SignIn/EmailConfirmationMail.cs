using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>To the address that somebody wants a contact to have: the link that confirms it.</summary>
/// <param name="Stamp">The contact's at that time: when it has changed since, the link is worth nothing and the mail is not sent.</param>
[MailKind("EmailConfirmationMail")]
public sealed record EmailConfirmationMail(string Address, string Stamp) : MailData
{
    [JsonIgnore]
    public override string? ToAddress => Address;
}
