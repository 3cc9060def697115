using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Somebody has signed in as the contact from a browser in which it was not known.</summary>
[MailKind("NewBrowserMail")]
public sealed record NewBrowserMail : AlertMail;
