using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>Soon no administrator of the account can sign in any more: to all of them, also to those who cannot already.</summary>
/// <param name="EndsAt">The end of the last one (UTC).</param>
[MailKind("AdministratorsEndMail")]
public sealed record AdministratorsEndMail(DateTime EndsAt) : MailData
{
    [JsonIgnore]
    public override bool ReachesWhoeverIsKeptOut => true;
}
