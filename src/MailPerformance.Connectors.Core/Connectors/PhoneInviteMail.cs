using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>How to connect a phone of the platform: to somebody who has a connector and no phone yet.</summary>
[MailKind("PhoneInviteMail")]
public sealed record PhoneInviteMail(long PlatformId) : MailData;
