namespace MailPerformance.Connectors.Core.Settings;

/// <summary>How a contact comes in from now on.</summary>
/// <param name="ValidUntil">Its last day; null: no end.</param>
public sealed record RestoredAccess(string Login, bool IsAdministrator, DateOnly? ValidUntil);
