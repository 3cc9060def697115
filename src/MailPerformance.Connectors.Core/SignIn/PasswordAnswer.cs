namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>What a login and a password are good for; both are null when they are wrong.</summary>
/// <param name="Passed">Who may sign in.</param>
/// <param name="SuspendedId">The contact whose password it is, and that may not sign in just now.</param>
public sealed record PasswordAnswer(PasswordPassed? Passed, long? SuspendedId);
