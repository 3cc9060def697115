using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>The app has signed in as the contact from a phone that it had not used before.</summary>
/// <param name="Name">What the phone calls itself; that and the rest are its own words.</param>
[MailKind("NewPhoneMail")]
public sealed record NewPhoneMail(string Name, string? Model, string? System) : AlertMail;
