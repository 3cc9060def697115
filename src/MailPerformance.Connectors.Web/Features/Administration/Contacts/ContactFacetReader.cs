using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads the parts of the list. Each is counted by a range of an index of its own, to the usual bound and no further.</summary>
public sealed class ContactFacetReader(ConnectorsDbContext db)
{
    private const int Bound = BoundedCount.UsualBound + 1;

    /// <summary>In the shape of what contacts have, so that both are read in one command.</summary>
    public IQueryable<FacetHeld> Query()
    {
        IQueryable<MobileConnector> connectors = db.MobileConnectors;
        IQueryable<ContactRole> allHeld = db.ContactRoles;
        IQueryable<ContactGroup> inGroups = db.Set<ContactGroup>();
        var roles = db.Roles.OrderBy(role => role.Id).Take(ContactFacets.Most).Select(role => new FacetHeld
        {
            Kind = (int)FacetKind.Role,
            Id = role.Id,
            Name = role.Name!,
            Key = null,
            IsAdministrator = role.IsAdministrator,
            Count = allHeld.Where(held => held.RoleId == role.Id).Take(Bound).Count(),
        });
        var platforms = db.MobilePlatforms.Select(platform => new FacetHeld
        {
            Kind = (int)FacetKind.Platform,
            Id = platform.Position,
            Name = platform.Name,
            Key = platform.Key,
            IsAdministrator = false,
            Count = connectors.Where(connector => connector.PlatformId == platform.Id).Take(Bound).Count(),
        });
        var groups = db.Set<Group>().OrderBy(group => group.Id).Take(ContactFacets.Most).Select(group => new FacetHeld
        {
            Kind = (int)FacetKind.Group,
            Id = group.Id,
            Name = group.Name,
            Key = null,
            IsAdministrator = false,
            Count = inGroups.Where(link => link.LabelId == group.Id).Take(Bound).Count(),
        });
        return roles.Concat(platforms).Concat(groups)
            .Concat(Uncounted<Category>(FacetKind.Category)).Concat(Uncounted<Segment>(FacetKind.Segment))
            .Concat(Counted(FacetKind.WithoutPassword, db.Contacts.Where(contact => contact.PasswordHash == null)))
            .Concat(Counted(FacetKind.Blocked, db.Contacts.Where(contact => contact.LockedAt != null)))
            .Concat(Counted(FacetKind.SecondFactor, db.SecondFactors));
    }

    public static ContactFacets Of(IEnumerable<FacetHeld> found) => new(
    [
        .. found.Where(one => one.Kind is not FacetHeld.OfRole and not FacetHeld.OfConnector)
            .Select(one => new ContactFacet(
                (FacetKind)one.Kind, one.Id, one.Name, one.Key, one.IsAdministrator,
                one.Count is { } count ? new BoundedCount(count) : null))
            .OrderBy(facet => facet.Kind).ThenBy(facet => facet.Kind == FacetKind.Platform ? facet.Id : 0)
            .ThenBy(facet => NormalizedText.Of(facet.Name), StringComparer.Ordinal),
    ]);

    private IQueryable<FacetHeld> Uncounted<TLabel>(FacetKind kind)
        where TLabel : Label =>
        db.Set<TLabel>().OrderBy(label => label.Id).Take(ContactFacets.Most).Select(label => new FacetHeld
        {
            Kind = (int)kind,
            Id = label.Id,
            Name = label.Name,
            Key = null,
            IsAdministrator = false,
            Count = null,
        });

    private IQueryable<FacetHeld> Counted<T>(FacetKind kind, IQueryable<T> rows) => db.Accounts.Select(_ => new FacetHeld
    {
        Kind = (int)kind,
        Id = 0,
        Name = "",
        Key = null,
        IsAdministrator = false,
        Count = rows.Take(Bound).Count(),
    });
}

/// <summary>A role or a connector that a contact has, or a part of the list.</summary>
public sealed class FacetHeld
{
    public const int OfRole = -1;
    public const int OfConnector = -2;

    /// <summary>One of the above, or a <see cref="FacetKind"/>.</summary>
    public int Kind { get; init; }

    /// <summary>Of the contact that has it, else of the part.</summary>
    public long Id { get; init; }

    public required string Name { get; init; }

    public string? Key { get; init; }

    public bool IsAdministrator { get; init; }

    /// <summary>Of a connector, its privilege.</summary>
    public int? Count { get; init; }
}
