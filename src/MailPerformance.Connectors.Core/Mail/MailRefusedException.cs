namespace MailPerformance.Connectors.Core.Mail;

/// <summary>The receiving server has refused the mail for good.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
