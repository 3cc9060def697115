namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Somebody whose login and password were right.</summary>
/// <param name="SecurityStamp">The contact's: when it changes before the second step, that step is over.</param>
/// <param name="NeedsCode">A second factor is asked for, see <see cref="SecondFactors.VerifyAsync"/>.</param>
public sealed record PasswordPassed(long ContactId, long AccountId, string SecurityStamp, bool NeedsCode);
