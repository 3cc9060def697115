using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>A phone may be brought to its sign-in.</summary>
/// <param name="ProtectedCode">The code, encrypted by data protection.</param>
[MailKind("EnrolmentMail")]
public sealed record InvitationMail(string ProtectedCode) : MailData;
