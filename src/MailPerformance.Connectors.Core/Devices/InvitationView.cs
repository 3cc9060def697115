namespace MailPerformance.Connectors.Core.Devices;

/// <summary>What a good code says.</summary>
public sealed record InvitationView(string Code, long ContactId, string Login, string PlatformKey, string PlatformName, DateTime ExpiresAt);
