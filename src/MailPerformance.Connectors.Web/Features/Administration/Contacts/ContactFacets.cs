using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What the parts of the list are called, and how many contacts they have where that is counted: the same for every reader.</summary>
public sealed class ContactFacets(IReadOnlyList<ContactFacet> all)
{
    /// <summary>How many roles, and labels of each kind, are offered; in the order of their ids, which is that of their making.</summary>
    public const int Most = 200;

    public static ContactFacets None { get; } = new([]);

    public int Size => all.Count;

    public IEnumerable<ContactFacet> Of(FacetKind kind) => all.Where(facet => facet.Kind == kind);

    /// <summary>Null: it is not counted, or is gone.</summary>
    public BoundedCount? CountOf(FacetKind kind) => Of(kind).FirstOrDefault()?.Counted;
}

/// <summary>One part of the list.</summary>
/// <param name="Key">A platform's; else its id says which it is.</param>
/// <param name="Counted">Null: it is not counted.</param>
public sealed record ContactFacet(FacetKind Kind, long Id, string Name, string? Key, bool IsAdministrator, BoundedCount? Counted);

public enum FacetKind
{
    Role = 1,
    Group = 2,
    Category = 3,
    Segment = 4,
    Platform = 5,
    WithoutPassword = 6,
    Blocked = 7,
    SecondFactor = 8,
}
