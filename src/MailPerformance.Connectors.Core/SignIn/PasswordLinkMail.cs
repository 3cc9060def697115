using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The contact may choose a password.</summary>
/// <param name="Stamp">The contact's link stamp at that time: when it has changed since, the link is worth nothing and the mail is not
/// sent.</param>
[MailKind("PasswordLinkMail")]
public sealed record PasswordLinkMail(string Stamp) : MailData;
