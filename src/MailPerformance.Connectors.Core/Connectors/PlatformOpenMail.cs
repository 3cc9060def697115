using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>The platform of a connector that was waiting has opened.</summary>
[MailKind("PlatformOpenMail")]
public sealed record PlatformOpenMail(long PlatformId) : MailData;
