using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>The contact's own access ends soon.</summary>
/// <param name="EndsAt">UTC. A mail about an end that is no longer the contact's is not sent.</param>
[MailKind("AccessEndMail")]
public sealed record AccessEndMail(DateTime EndsAt) : MailData;
