using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The answer to « Mot de passe oublié ? », to the mailbox that stands on the contact's row.</summary>
/// <param name="Stamp">Of the link at that time, see <see cref="PasswordLinkMail"/>.</param>
/// <param name="IsOwn">
/// The contact's own link, by way of the mailbox; false: the one of whoever has invited the contact, sent once more.
/// </param>
[MailKind("ForgottenPasswordMail")]
public sealed record ForgottenPasswordMail(string Stamp, bool IsOwn) : MailData;
