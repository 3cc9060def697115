using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>The state of connectors, with its reason: the only place that says so. Lists, counts and filters all ask here.</summary>
public static class ConnectorStates
{
    /// <summary>Each connector with its state.</summary>
    public static IQueryable<ConnectorWithState> WithState(this IQueryable<MobileConnector> connectors, DateTime now)
    {
        Expression<Func<MobileConnector, SuspendedBy?, ConnectorWithState>> whole = (connector, by) => new ConnectorWithState
        {
            Connector = connector,
            SuspendedBy = connector.Platform.Availability == PlatformAvailability.ComingSoon ? null : by,
            State = connector.Platform.Availability == PlatformAvailability.ComingSoon ? ConnectorState.Waiting
                : by != null ? ConnectorState.Suspended
                : connector.ActivatedAt == null ? ConnectorState.Configured
                : ConnectorState.Activated,
        };
        return connectors.Select(whole.With(Expressions.FirstBroken(Conditions(now))));
    }

    /// <summary>Those whose state is <see cref="ConnectorState.Waiting"/>, which is their platform's alone.</summary>
    public static IQueryable<MobileConnector> Waiting(this IQueryable<MobileConnector> connectors) =>
        connectors.Where(connector => connector.Platform.Availability == PlatformAvailability.ComingSoon);

    /// <summary>Connectors of platforms that are open: those of which somebody expects that they work.</summary>
    public static IQueryable<MobileConnector> OnOpenPlatforms(this IQueryable<MobileConnector> connectors) =>
        connectors.Where(connector => connector.Platform.Availability == PlatformAvailability.Available);

    /// <summary>
    /// Contacts with a suspended connector on an open platform, by ranges of indexes; some come more than once. The ranges are
    /// <see cref="PlatformFigures"/>'; what a state is, they leave to <see cref="WithState"/>.
    /// </summary>
    /// <param name="isOn">The account is active, and has the option on; else all of its connectors are suspended.</param>
    public static IQueryable<long> SuspendedContactIds(this ConnectorsDbContext db, DateTime now, bool isOn)
    {
        IQueryable<MobileConnector> all = db.MobileConnectors;
        var lockedOut = db.Contacts.KeptOutByWrongPasswords(now);
        List<IQueryable<MobileConnector>> ranges = isOn
            ?
            [
                from platform in db.MobilePlatforms
                from connector in all
                where connector.PlatformId == platform.Id && connector.SuspendedFrom <= now
                select connector,
                from contact in lockedOut
                from connector in all
                where connector.ContactId == contact.Id
                select connector,
            ]
            : [all];
        return ranges
            .Select(range => range.OnOpenPlatforms().WithState(now).Where(one => one.State == ConnectorState.Suspended)
                .Select(one => one.Connector.ContactId))
            .Aggregate((one, other) => one.Concat(other));
    }

    /// <summary>
    /// Those that nothing of their own suspends. Asked of each that is found by something else: nearly every connector is one, and a database
    /// that may look for the instant walks over them all.
    /// </summary>
    public static IQueryable<MobileConnector> NotSuspended(this IQueryable<MobileConnector> connectors, DateTime now)
    {
        var suspended = connectors.Where(connector => connector.SuspendedFrom <= now);
        return connectors.Where(connector => !suspended.Any(other => other.Id == connector.Id));
    }

    /// <summary>Those that an administrator is asked to look at, the oldest first.</summary>
    public static IOrderedQueryable<MobileConnector> ToReview(this IQueryable<MobileConnector> connectors) =>
        connectors.Where(connector => connector.ReviewSince != null).OrderBy(connector => connector.ReviewSince);

    // The platform's reason comes first, then the contact's own, then the account's, then its own.
    private static IEnumerable<(SuspendedBy By, Expression<Func<MobileConnector, bool>> Works)> Conditions(DateTime now) =>
    [
        (SuspendedBy.Platform, connector => connector.Platform.Availability != PlatformAvailability.Retired),
        .. ContactAccess.Conditions(now)
            .Select(one => ((SuspendedBy)one.By, one.LetsIn.AskedOf((MobileConnector connector) => connector.Contact))),
        (SuspendedBy.Option, connector => connector.Contact.Account.MobileConnectorsEnabled),
        (SuspendedBy.Review, connector => !connector.IsHeld),
    ];
}
