using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators and the contact itself: an operator lets the contact in again, and has a one-time link of it.</summary>
/// <param name="Name">Its name, with the login.</param>
[MailKind("AccessRestoredMail")]
public sealed record AccessRestoredMail(long ContactId, string Name) : AlertMail;
