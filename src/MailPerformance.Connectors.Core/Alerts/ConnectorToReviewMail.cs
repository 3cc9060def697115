using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators: somebody has given a connector to a contact as which they could sign in.</summary>
/// <param name="IsHeld">It waits for an administrator's yes.</param>
[MailKind("ConnectorToReviewMail")]
public sealed record ConnectorToReviewMail(string ContactName, string PlatformName, bool IsHeld) : AlertMail;
