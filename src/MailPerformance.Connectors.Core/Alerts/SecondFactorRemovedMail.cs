using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>The contact's second factor has been taken away.</summary>
[MailKind("SecondFactorRemovedMail")]
public sealed record SecondFactorRemovedMail : AlertMail;
