using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators: a contact has the role « Administrateur » now.</summary>
/// <param name="Name">Its name, with the login.</param>
[MailKind("NewAdministratorMail")]
public sealed record NewAdministratorMail(long ContactId, string Name) : AlertMail;
