using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <param name="Ended">Devices whose access has ended lately, so that somebody sees whether they were refused since.</param>
/// <param name="ToReview">How many connectors an administrator is asked to look at.</param>
/// <param name="IsCut">More could be meant than were looked at.</param>
public sealed record ConnectorListViewModel(
    IReadOnlyList<PlatformSection> Platforms, IReadOnlyList<EndedDevice> Ended, BoundedCount ToReview, ListTools Tools, bool IsCut);

public sealed record EndedDevice(string ContactName, DeviceRow Device);

/// <summary>One platform with the page of its connectors.</summary>
/// <param name="Position">The page's number; null where pages have none.</param>
/// <param name="Steps">Where the pages before and behind are; null where they have numbers.</param>
/// <param name="MayMail">Mails are sent.</param>
/// <param name="Found">How many are what was asked for; null: all were.</param>
/// <param name="ShowsGiver">The column « Donné par » is shown.</param>
/// <param name="Changed">The row that was changed just now.</param>
public sealed record PlatformSection(
    PlatformCounts Counts,
    PagePosition? Position,
    PageSteps? Steps,
    ListLinks Links,
    IReadOnlyList<ConnectorRow> Rows,
    bool MayMail,
    int? Found,
    bool ShowsGiver,
    long? Changed)
{
    public bool IsOpen => Counts.Availability == PlatformAvailability.Available;

    public bool TakesConnectors => Counts.Availability != PlatformAvailability.Retired;

    /// <summary>Where all is counted to the end; null where it is already.</summary>
    public string? Exactly => Counts.IsMore ? Links.And(ConnectorListQuery.CountName, ConnectorListQuery.ExactCount).Page(1) : null;
}

/// <summary>Rule 12: how many connectors a platform has, and how many of them are activated and suspended.</summary>
/// <param name="Waiting">Prepared for a platform that is not open: none of them counts as configured.</param>
/// <param name="ToInvite">How many waited for the platform, which is open now.</param>
public sealed record PlatformCounts(
    string Key,
    string Name,
    string Icon,
    StoreLink? Store,
    PlatformAvailability Availability,
    BoundedCount Total,
    BoundedCount Waiting,
    BoundedCount Activated,
    BoundedCount Suspended,
    BoundedCount ToInvite)
{
    public BoundedCount Configured => Total with { Value = Total.Value - Waiting.Value };

    public bool IsMore => Total.IsMore || Activated.IsMore || Suspended.IsMore || ToInvite.IsMore;

    /// <param name="isOn">The option of the account.</param>
    public static PlatformCounts Of(PlatformFigures figures, bool isOn, int bound, int boundOfTotal) => new(
        figures.Platform.Key,
        figures.Platform.Name,
        figures.Platform.Icon,
        StoreLink.Of(figures.Platform),
        figures.Platform.Availability,
        new BoundedCount(figures.Total, boundOfTotal),
        new BoundedCount(figures.Waiting, boundOfTotal),
        new BoundedCount(figures.Activated(isOn), bound),
        new BoundedCount(figures.Suspended(isOn), bound),
        new BoundedCount(figures.ToInvite, bound));
}

/// <param name="InvitedAt">When somebody last invited its phone.</param>
/// <param name="IsToReview">An administrator is asked to look at it.</param>
/// <param name="IsToInvite">It waited for the platform, which is open now.</param>
/// <param name="Devices">How many devices are connected.</param>
/// <param name="Phone">Model or name of the one that was used last.</param>
/// <param name="SuspendedBy">Why it is suspended; null when it is not.</param>
/// <param name="RaiseReason">Why this reader cannot raise its privilege; null when it can.</param>
/// <param name="ChangeReason">Why this reader can neither lower nor remove it; null when it can.</param>
/// <param name="HasPassword">The contact has chosen one; without, it can connect no phone.</param>
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
    string? Phone,
    DateTime? LastUsedAt,
    Grant Grant,
    string? RaiseReason,
    string? ChangeReason,
    bool HasPassword);

/// <summary>The page « Modifier le privilège ».</summary>
public sealed record ChangeConnectorViewModel(ConnectorRow Row, ChangeConnectorForm Form, ConnectorGrantViewModel? Grant);

/// <summary>The page « Retirer le connecteur ».</summary>
/// <param name="From">See <see cref="ConnectorAddresses.BackTo"/>.</param>
public sealed record RemoveConnectorViewModel(ConnectorRow Row, string? From, ConnectorGrantViewModel? Grant);
