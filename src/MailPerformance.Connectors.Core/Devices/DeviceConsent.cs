namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// The contact's word that an app may work for it, until the app comes for its tokens. It is over when the contact has a new
/// password, was blocked, lost the connector or had a device ended since.
/// </summary>
/// <param name="SecurityStamp">The contact's at that time.</param>
/// <param name="GivenAt">Instant, UTC.</param>
public sealed record DeviceConsent(string SecurityStamp, DateTime GivenAt);
