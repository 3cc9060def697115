using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Somebody else has taken the contact's second factor away.</summary>
/// <param name="By">Who, with the login; null: the operator.</param>
[MailKind("SecondFactorRemovedMail")]
public sealed record SecondFactorRemovedMail(string? By) : MailData;
