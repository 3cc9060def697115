using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>
/// Which connectors an address asks for. Of what it asks, one thing leads to connectors, by a range of an index, and the others are asked
/// of these; no more than a bound are looked at, however many there are.
/// </summary>
/// <param name="isOn">The option « Connecteurs Mobile » of the account; where it is off, all connectors are suspended.</param>
/// <param name="bound">How many connectors are looked at; a file has them all.</param>
public sealed class ConnectorFilters(
    ConnectorsDbContext db, ConnectorListQuery query, DateTime now, bool isOn, int bound = ConnectorFilters.Bound)
{
    /// <summary>How many connectors are looked at.</summary>
    public const int Bound = 2_000;

    public const string With = "avec";
    public const string Without = "sans";

    /// <summary>The states by the words that addresses have for them.</summary>
    public static IReadOnlyDictionary<string, ConnectorState> States { get; } = new Dictionary<string, ConnectorState>
    {
        ["active"] = ConnectorState.Activated,
        ["configure"] = ConnectorState.Configured,
        ["suspendu"] = ConnectorState.Suspended,
        ["attente"] = ConnectorState.Waiting,
    };

    public static IReadOnlyDictionary<string, ConnectorPrivilege> Privileges { get; } = new Dictionary<string, ConnectorPrivilege>
    {
        ["lecture"] = ConnectorPrivilege.Read,
        ["lecture-ecriture"] = ConnectorPrivilege.ReadWrite,
    };

    private static readonly string[] Phones = [With, Without];

    private ConnectorState? State => query.State is { } word && States.TryGetValue(word, out var state) ? state : null;

    private ConnectorPrivilege? Privilege => query.Privilege is { } word && Privileges.TryGetValue(word, out var found) ? found : null;

    private string? Phone => Phones.Contains(query.Phone) ? query.Phone : null;

    public bool Any => Parts.Count > 0;

    /// <summary>What is asked for, as addresses have it; words that mean nothing are left out.</summary>
    public IReadOnlyDictionary<string, string> Parts
    {
        get
        {
            var parts = new Dictionary<string, string>();
            Add(ConnectorListQuery.StateName, State is null ? null : query.State);
            Add(ConnectorListQuery.PrivilegeName, Privilege is null ? null : query.Privilege);
            Add(ConnectorListQuery.PhoneName, Phone);
            Add(ConnectorListQuery.GiverName, query.Giver?.ToString(CultureInfo.InvariantCulture));
            return parts;

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    parts.Add(name, value);
                }
            }
        }
    }

    /// <summary>The connectors that are looked at, one more than the bound where there are more.</summary>
    public IQueryable<long> Looked => Way().Select(connector => connector.Id).Take(bound + 1);

    /// <summary>Of these, the ones that are asked for.</summary>
    public IQueryable<MobileConnector> Found
    {
        get
        {
            IQueryable<MobileConnector> all = db.MobileConnectors;
            var found =
                from id in Way().Select(connector => connector.Id).Take(bound)
                from connector in all
                where connector.Id == id
                select connector;
            if (State is { } state)
            {
                found = found.WithState(now).Where(one => one.State == state).Select(one => one.Connector);
            }

            if (Privilege is { } privilege)
            {
                found = found.Where(connector => connector.Privilege == privilege);
            }

            if (query.Giver is { } giver)
            {
                found = found.Where(connector => connector.GrantedById == giver);
            }

            var signedIn = db.MobileDevices.SignedIn();
            return Phone switch
            {
                With => found.Where(connector => signedIn.Any(device =>
                    device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId)),
                Without => found.Where(connector => !signedIn.Any(device =>
                    device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId)),
                _ => found,
            };
        }
    }

    // Whoever gave them is the shortest way; by privilege or state there are ranges for each platform.
    private IQueryable<MobileConnector> Way()
    {
        IQueryable<MobileConnector> all = db.MobileConnectors;
        if (query.Giver is { } giver)
        {
            return all.Where(connector => connector.GrantedById == giver);
        }

        var (state, privilege) = (State, Privilege);
        if (state is ConnectorState.Suspended && isOn)
        {
            return Suspended(all);
        }

        var platforms = state switch
        {
            ConnectorState.Waiting => db.MobilePlatforms.Where(platform => platform.Availability == PlatformAvailability.ComingSoon),
            null => db.MobilePlatforms,
            _ => db.MobilePlatforms.Where(platform => platform.Availability != PlatformAvailability.ComingSoon),
        };
        if (privilege is not null)
        {
            all = all.Where(connector => connector.Privilege == privilege);
        }
        else if (state is ConnectorState.Activated)
        {
            all = all.Where(connector => connector.SuspendedFrom > now && connector.ActivatedAt != null);
        }
        else if (state is ConnectorState.Configured)
        {
            all = all.Where(connector => connector.ActivatedAt == null);
        }

        return
            from platform in platforms
            from connector in all
            where connector.PlatformId == platform.Id
            select connector;
    }

    // By the contact or a review, by a platform that is retired, and by wrong passwords, which are few.
    private IQueryable<MobileConnector> Suspended(IQueryable<MobileConnector> all)
    {
        var lockedOut = db.Contacts.KeptOutByWrongPasswords(now);
        var byThemselves =
            from platform in db.MobilePlatforms
            from connector in all
            where connector.PlatformId == platform.Id && connector.SuspendedFrom <= now
            select connector;
        var others = all.NotSuspended(now);
        var retired =
            from platform in db.MobilePlatforms
            from connector in others
            where platform.Availability == PlatformAvailability.Retired && connector.PlatformId == platform.Id
            select connector;
        var forMinutes =
            from contact in lockedOut
            from connector in all
            where connector.ContactId == contact.Id && connector.SuspendedFrom > now
                && connector.Platform.Availability != PlatformAvailability.Retired
            select connector;
        return byThemselves.Concat(retired).Concat(forMinutes);
    }
}
