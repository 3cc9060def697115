using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <param name="Ended">Devices whose access has ended lately, so that somebody sees whether they were refused since.</param>
public sealed record ConnectorListViewModel(IReadOnlyList<PlatformSection> Platforms, IReadOnlyList<EndedDevice> Ended)
{
    public int ToReview => Platforms.Sum(platform => platform.Counts.ToReview);
}

public sealed record EndedDevice(string ContactName, DeviceRow Device);

/// <summary>One platform with the page of its connectors.</summary>
/// <param name="MayMail">Mails are sent.</param>
public sealed record PlatformSection(
    PlatformCounts Counts, PagePosition Position, ListLinks Links, IReadOnlyList<ConnectorRow> Rows, bool MayMail)
{
    public bool IsOpen => Counts.Availability == PlatformAvailability.Available;

    public bool TakesConnectors => Counts.Availability != PlatformAvailability.Retired;
}

/// <summary>Rule 12: how many connectors a platform has, and how many of them are activated and suspended.</summary>
/// <param name="Waiting">Prepared for a platform that is not open: none of them counts as configured.</param>
/// <param name="ToInvite">How many waited for the platform, which is open now.</param>
/// <param name="ToReview">How many an administrator is asked to look at.</param>
public sealed record PlatformCounts(
    string Key,
    string Name,
    string Icon,
    StoreLink? Store,
    PlatformAvailability Availability,
    int Total,
    int Waiting,
    int Activated,
    int Suspended,
    int ToInvite,
    int ToReview)
{
    public int Configured => Total - Waiting;
}

/// <param name="InvitedAt">When somebody last invited its phone.</param>
/// <param name="IsToReview">An administrator is asked to look at it.</param>
/// <param name="IsToInvite">It waited for the platform, which is open now.</param>
/// <param name="Devices">How many devices are connected.</param>
/// <param name="SuspendedBy">Why it is suspended; null when it is not.</param>
/// <param name="RaiseReason">Why this reader cannot raise its privilege; null when it can.</param>
/// <param name="ChangeReason">Why this reader can neither lower nor remove it; null when it can.</param>
public sealed record ConnectorRow(
    long Id,
    long ContactId,
    string PlatformKey,
    string PlatformName,
    string LastName,
    string FirstName,
    string Login,
    ConnectorState State,
    string? SuspendedBy,
    ConnectorPrivilege Privilege,
    DateTime? ActivatedAt,
    DateTime? InvitedAt,
    bool IsToInvite,
    bool IsToReview,
    int Devices,
    string? RaiseReason,
    string? ChangeReason);

/// <summary>The page « Modifier le privilège ».</summary>
public sealed record ChangeConnectorViewModel(ConnectorRow Row, ChangeConnectorForm Form);

/// <summary>The page « Retirer le connecteur ».</summary>
/// <param name="From">See <see cref="ConnectorAddresses.BackTo"/>.</param>
public sealed record RemoveConnectorViewModel(ConnectorRow Row, string? From);
