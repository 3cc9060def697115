namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>One condition of a search, in two forms: as what leads to contacts, and as what is asked of them.</summary>
/// <param name="Ways">
/// Each leads to all contacts that it keeps, by a range of an index; an id may come more than once. The shortest is followed, as far as
/// the bound and no further.
/// </param>
/// <param name="KeptBy">Those of the contacts that it keeps.</param>
/// <param name="IsWhole">The ids are just those that it keeps; else some of them are of others.</param>
/// <param name="Number">To how many contacts its one way leads, where that is known; null: count them.</param>
public sealed record ContactCondition(
    IReadOnlyList<IQueryable<long>> Ways, Func<IQueryable<Contact>, IQueryable<Contact>> KeptBy, bool IsWhole = true,
    int? Number = null);
