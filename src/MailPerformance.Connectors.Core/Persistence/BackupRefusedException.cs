namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// Thrown where a backup cannot be made, is not good or must not be put back. The message is all that the operator reads: one sentence.
/// </summary>
public sealed class BackupRefusedException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
