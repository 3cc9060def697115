using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// One installation of the app that a contact has signed in from. Its tokens hang on <see cref="AuthorizationId"/>; once it has
/// ended, none of them opens anything again.
/// </summary>
public sealed class MobileDevice : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    public long PlatformId { get; set; }

    public MobilePlatform Platform { get; set; } = null!;

    /// <summary>The authorization of the sign-in server that the device's tokens belong to; a new sign-in has a new one.</summary>
    public long AuthorizationId { get; set; }

    /// <summary>Chosen by the app and kept by it, so that signing in again is the same device; null: the app does not say.</summary>
    public string? InstallationId { get; set; }

    public required string Name { get; set; }

    public string? Model { get; set; }

    /// <summary>Operating system with its version.</summary>
    public string? System { get; set; }

    public string? AppVersion { get; set; }

    public DateTime FirstUsedAt { get; set; }

    /// <summary>Last call that was answered, to the minute: see <see cref="MobileAccess.UseInterval"/>.</summary>
    public DateTime LastUsedAt { get; set; }

    /// <summary>When a call was first refused since the last one that was answered; null: none was.</summary>
    public DateTime? RefusedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public DeviceEnd? EndReason { get; set; }

    internal void Describe(DeviceDescription description)
    {
        Name = description.Name;
        Model = description.Model;
        System = description.System;
        AppVersion = description.AppVersion;
        InstallationId = description.InstallationId;
    }

    internal void End(DateTime now, DeviceEnd reason)
    {
        if (EndedAt is null)
        {
            EndedAt = now;
            EndReason = reason;
        }
    }
}
