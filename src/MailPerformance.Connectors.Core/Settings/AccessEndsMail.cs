using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>The access of some contacts ends soon: to those who may extend it. Who they are is read when the mail is written.</summary>
[MailKind("AccessEndsMail")]
public sealed record AccessEndsMail : MailData;
