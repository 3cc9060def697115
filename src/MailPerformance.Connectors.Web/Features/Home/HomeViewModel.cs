using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Home;

/// <summary>What waits for whoever signs in. A figure that the reader may not see is null.</summary>
/// <param name="WaitingConnectors">How many wait for a platform that is not open yet.</param>
/// <param name="ConnectorsToInvite">How many waited for a platform that is open now; 0 for a reader who may not invite them.</param>
/// <param name="NextEnding">Whose access ends first; null: nobody's soon.</param>
/// <param name="AdministratorsEndAt">When the last administrator can sign in no more; null: one lasts, or the reader is none.</param>
/// <param name="ConnectorsToReview">How many an administrator is asked to look at; 0 for other readers.</param>
/// <param name="Administrators">Whom to ask for a right; null: the reader has one.</param>
/// <param name="Review">Null for a reader who is no administrator.</param>
public sealed record HomeViewModel(
    IReadOnlyList<OwnConnector> OwnConnectors,
    BoundedCount? Connectors,
    BoundedCount? SuspendedConnectors,
    BoundedCount WaitingConnectors,
    BoundedCount ConnectorsToInvite,
    BoundedCount? WithoutPassword,
    BoundedCount? EndingSoon,
    EndingContact? NextEnding,
    DateTime? AdministratorsEndAt,
    BoundedCount ConnectorsToReview,
    LastReview? Review,
    CoverageViewModel? Coverage,
    IReadOnlyList<string>? Administrators)
{
    /// <summary>Where the reader finds the apps that wait for their first sign-in.</summary>
    public IEnumerable<StoreLink> StoresToVisit =>
        OwnConnectors.Where(own => own.State == ConnectorState.Configured).Select(own => own.Store).OfType<StoreLink>();
}

/// <param name="Extended">What « Prolonger d’un an » makes of it; null: nothing is to be won, or it is not for this reader.</param>
public sealed record EndingContact(long Id, string Name, DateOnly LastDay, DateOnly? Extended);

public sealed record OwnConnector(string Platform, ConnectorPrivilege Privilege, ConnectorState State, StoreLink? Store);
