namespace MailPerformance.Connectors.Core.Mail;

/// <summary>A mail ready to go.</summary>
/// <param name="Key">The same at every attempt, so that a receiver can tell that it has it already.</param>
public sealed record ComposedMail(string Key, string ToName, string ToAddress, string Subject, string Text, string Html);
