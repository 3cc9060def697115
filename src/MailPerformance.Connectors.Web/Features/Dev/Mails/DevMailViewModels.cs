using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Web.Features.Dev.Mails;

public sealed record DevMailRow(
    long Id, string To, string Kind, DateTime CreatedAt, DateTime? SentAt, DateTime? GivenUpAt, string? LastError);

public sealed record DevMailViewModel(long Id, ComposedMail Mail);
