namespace MailPerformance.Connectors.Core;

/// <summary>What ended a phone's access, for <see cref="ProductMetrics"/>.</summary>
public enum AccessLoss
{
    /// <summary>The device was revoked, or its connector removed.</summary>
    DeviceEnded,

    /// <summary>The contact was blocked.</summary>
    ContactBlocked,

    /// <summary>The contact's end date has passed.</summary>
    EndDate,
}
