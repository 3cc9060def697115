using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// The connectors from whose phones campaigns can be stopped at an instant: activated, with Lecture/Ecriture, on an available platform,
/// of a contact that may be signed in, with the account's option. Each query is read from the connector that lasts longest on
/// (<see cref="InOrder"/>), a range of an index of such connectors alone, so whoever looks for somebody finds one at the first steps.
/// </summary>
internal sealed class StoppingConnectors
{
    private readonly IQueryable<MobileConnector> _signedIn;
    private readonly IQueryable<ContactCategory> _links;

    public StoppingConnectors(ConnectorsDbContext db, DateTime now)
        : this(db, now, db.MobileConnectors.Where(connector => connector.Privilege == ConnectorPrivilege.ReadWrite))
    {
    }

    private StoppingConnectors(ConnectorsDbContext db, DateTime now, IQueryable<MobileConnector> among)
    {
        var since = now - MobileAccess.SignInLifetime;
        var platforms = db.MobilePlatforms.Where(platform => platform.Availability == PlatformAvailability.Available);
        var contacts = db.Contacts.Allowed(now).Where(contact => contact.Account.MobileConnectorsEnabled);
        Devices = db.MobileDevices.Where(device => device.EndedAt == null && device.LastUsedAt > since);
        _links = db.Set<ContactCategory>();
        var given = among.Where(connector =>
            connector.ActivatedAt != null && !connector.IsHeld
            && platforms.Any(platform => platform.Id == connector.PlatformId));
        _signedIn = WithPhone(given);
        Allowed = given.Where(connector =>
            connector.SuspendedFrom > now && contacts.Any(contact => contact.Id == connector.ContactId));
        Able = WithPhone(Allowed);
    }

    /// <summary>
    /// Those of these contacts. The privilege is asked for in other words than the index of such connectors has, or SQLite would walk over
    /// that whole index to find them.
    /// </summary>
    public static StoppingConnectors Of(ConnectorsDbContext db, IReadOnlyCollection<long> contactIds, DateTime now) => new(
        db, now, db.MobileConnectors.Where(connector =>
            connector.Privilege > ConnectorPrivilege.Read && contactIds.Contains(connector.ContactId)));

    /// <summary>Devices that are signed in.</summary>
    public IQueryable<MobileDevice> Devices { get; }

    /// <summary>Whether or not a phone is signed in.</summary>
    public IQueryable<MobileConnector> Allowed { get; }

    /// <summary>With a phone of the platform that is signed in.</summary>
    public IQueryable<MobileConnector> Able { get; }

    /// <summary>Of each contact that is able one connector, where people are to be counted.</summary>
    public IQueryable<MobileConnector> People => Able.Where(connector => !_signedIn.Any(other =>
        other.ContactId == connector.ContactId && other.PlatformId < connector.PlatformId));

    /// <summary>Those of contacts that see campaigns of one of the categories, or all.</summary>
    public IQueryable<MobileConnector> Seeing(IQueryable<MobileConnector> connectors, IReadOnlyCollection<long> categoryIds) =>
        connectors.Where(connector => !_links.Any(link => link.ContactId == connector.ContactId)
            || _links.Any(link => link.ContactId == connector.ContactId && categoryIds.Contains(link.LabelId)));

    /// <summary>Those of contacts that see all campaigns.</summary>
    public IQueryable<MobileConnector> SeeingAll(IQueryable<MobileConnector> connectors) =>
        connectors.Where(connector => !_links.Any(link => link.ContactId == connector.ContactId));

    /// <summary>Whoever lasts longest first: in the order of the index.</summary>
    public static IQueryable<MobileConnector> InOrder(IQueryable<MobileConnector> connectors) =>
        connectors.OrderByDescending(connector => connector.SuspendedFrom).ThenByDescending(connector => connector.Id);

    private IQueryable<MobileConnector> WithPhone(IQueryable<MobileConnector> connectors) => connectors.Where(connector =>
        Devices.Any(device => device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId));
}
