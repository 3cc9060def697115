using System.Globalization;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What stands above the list of contacts, in the reader's words.</summary>
public static class ContactListTools
{
    // Of a platform's name.
    private const int OfferedFrom = 3;

    public static ListTools Of(ContactListQuery query, ContactFacets facets, ContactListPage page, bool maySearch, bool showsLastSignIn)
    {
        var more = new Dictionary<string, string>(query.Parts);
        if (query.IsExact && !page.IsWhole)
        {
            more.Add(ContactListQuery.CountName, ContactListQuery.ExactCount);
        }

        return new ListTools(
            new ListLinks(ContactAddresses.List, query.Search, ContactSorts.Of(query.Sort).Word, query.Descending, more),
            maySearch
                ? new ListSearch(T("Contacts_Search"), T("Contacts_SearchPlaceholder"), ContactListQuery.SearchMaxLength)
                : null,
            Filters(query.Parts, facets),
            page.CutAt is not null ? Plural("Contacts_Shown", page.Position.Total) : Plural("Contacts_Total", page.Position.Total),
            new ListColumnChoice(ListColumns.LastSignIn, T("Contact_LastSignIn"), showsLastSignIn));
    }

    /// <summary>Whoever searches for a platform's name wants those who have a connector for it.</summary>
    public static IReadOnlyList<ListChip> Offers(ContactListQuery query, ContactFacets facets, ListLinks links)
    {
        var search = NormalizedText.Of(query.Search ?? "").Trim();
        return search.Length < OfferedFrom
            ? []
            :
            [
                .. facets.Of(FacetKind.Platform)
                    .Where(platform => NormalizedText.Of(platform.Name).Contains(search, StringComparison.Ordinal))
                    .Select(platform => new ListChip(
                        T("Contacts_WithConnector", platform.Name),
                        (links with { Search = null })
                            .And(ContactListQuery.ConnectorName, ContactParts.WithConnector(platform.Key!)).Page(1))),
            ];
    }

    // One of which there is nothing to choose is not offered.
    private static List<ListFilter> Filters(IReadOnlyDictionary<string, string> chosen, ContactFacets facets)
    {
        (string Name, string Label, IEnumerable<ListFilterChoice> Choices)[] all =
        [
            (ContactListQuery.RoleName, T("ContactFilter_Role"), facets.Of(FacetKind.Role).Select(Choice)),
            (ContactListQuery.GroupName, T("ContactFilter_Group"), facets.Of(FacetKind.Group).Select(Choice)),
            (ContactListQuery.CategoryName, T("ContactFilter_Category"), facets.Of(FacetKind.Category).Select(Choice)),
            (ContactListQuery.SegmentName, T("ContactFilter_Segment"), facets.Of(FacetKind.Segment).Select(Choice)),
            (ContactListQuery.ConnectorName, T("ContactFilter_Connector"), facets.Of(FacetKind.Platform).SelectMany(ConnectorChoices)),
            (ContactListQuery.FilterName, T("Access_Title"), ContactFilters.All.Select(word =>
                new ListFilterChoice(word, ContactFilters.TextOf(word)!, CountOf(word, facets)))),
            (ContactListQuery.SignInName, T("Contact_LastSignIn"), ContactParts.SignIns.Select(word =>
                new ListFilterChoice(word!, T("SignInFilter_" + word)))),
            (ContactListQuery.FactorName, T("ContactFilter_Factor"), ContactParts.Factors.Select(word => new ListFilterChoice(
                word!, T("FactorFilter_" + word), word == ContactParts.With ? facets.CountOf(FacetKind.SecondFactor) : null))),
        ];
        return
        [
            .. all.Select(filter => new ListFilter(
                    filter.Name, filter.Label, [.. filter.Choices], chosen.GetValueOrDefault(filter.Name)))
                .Where(filter => filter.Choices.Count > 0 || filter.Chosen is not null),
        ];
    }

    private static ListFilterChoice Choice(ContactFacet facet) => new(
        facet.Id.ToString(CultureInfo.InvariantCulture),
        facet.Kind == FacetKind.Role ? RoleNames.Of(facet.IsAdministrator, facet.Name) : facet.Name,
        facet.Counted);

    private static IEnumerable<ListFilterChoice> ConnectorChoices(ContactFacet platform) =>
    [
        new(ContactParts.WithConnector(platform.Key!), platform.Name, platform.Counted),
        new(ContactParts.WithoutConnector(platform.Key!), T("ContactFilter_WithoutConnector", platform.Name)),
    ];

    private static BoundedCount? CountOf(string filter, ContactFacets facets) => filter switch
    {
        ContactFilters.WithoutPassword => facets.CountOf(FacetKind.WithoutPassword),
        ContactFilters.Blocked => facets.CountOf(FacetKind.Blocked),
        _ => null,
    };
}
