namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// The contact's word that an app may work for it, until the app comes for its tokens. It is over when the contact has a new
/// password, was blocked, lost the connector, had a device ended or signed out since.
/// </summary>
/// <param name="SecurityStamp">The contact's at that time.</param>
/// <param name="GivenAt">Instant, UTC.</param>
/// <param name="SessionId">The session in the browser in which it was given.</param>
public sealed record DeviceApproval(string SecurityStamp, DateTime GivenAt, string SessionId);
