using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators: the option « Connecteurs Mobile » has been turned on or off.</summary>
[MailKind("OptionSwitchedMail")]
public sealed record OptionSwitchedMail(bool IsOn) : AlertMail;
