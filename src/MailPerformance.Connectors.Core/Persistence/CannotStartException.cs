namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// Thrown where the program cannot start and a person must do something first. The message is all that person reads: one sentence
/// that says what, without a secret.
/// </summary>
public sealed class CannotStartException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
