using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>One login was tried too often in the last minute. The password or code was not looked at.</summary>
public sealed class TooManyTriesException(int retryAfterSeconds) : BusyException("Too many tries of one login.", retryAfterSeconds);
