using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>It is time for an access review: to all administrators.</summary>
/// <param name="LastAt">When the last one ended (UTC); null: there has been none.</param>
/// <param name="OpenSince">When the one that is open was opened (UTC); null: none is.</param>
[MailKind("ReviewReminderMail")]
public sealed record ReviewReminderMail(DateTime? LastAt, DateTime? OpenSince) : MailData;
