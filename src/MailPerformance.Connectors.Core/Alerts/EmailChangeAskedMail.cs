using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Somebody wants the contact to have another e-mail, which is not named: to the one that it has.</summary>
/// <param name="Address">Where this one goes.</param>
[MailKind("EmailChangeAskedMail")]
public sealed record EmailChangeAskedMail(string Address) : AlertMail
{
    [JsonIgnore]
    public override string? ToAddress => Address;
}
