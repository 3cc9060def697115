using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>What stands above the list of connectors, in the reader's words.</summary>
public static class ConnectorListTools
{
    public static ListTools Of(
        ConnectorFilters filters, ConnectorListQuery query, List<PlatformSection> sections, SignedInContact reader, bool showsGiver)
    {
        var chosen = filters.Parts;
        return new ListTools(
            new ListLinks(ConnectorAddresses.List, null, query.SortWord, query.Descending, chosen),
            null,
            [
                Filter(ConnectorListQuery.StateName, T("Connector_State"), ConnectorFilters.States.Select(state =>
                    new ListFilterChoice(state.Key, Choices.StateOf(state.Value), CountOf(state.Value, sections)))),
                Filter(ConnectorListQuery.PrivilegeName, T("Privilege"), ConnectorFilters.Privileges.Select(privilege =>
                    new ListFilterChoice(privilege.Key, Choices.PrivilegeOf(privilege.Value)))),
                Filter(ConnectorListQuery.PhoneName, T("Connector_Phone"), new[] { ConnectorFilters.With, ConnectorFilters.Without }
                    .Select(word => new ListFilterChoice(word, T("PhoneFilter_" + word)))),
                Filter(ConnectorListQuery.GiverName, T("Connector_GivenBy"), Givers(sections, reader)),
            ],
            filters.Any
                ? Plural("Connectors_Found", sections.Sum(section => section.Found ?? 0))
                : Plural("Connectors_Total", Sum(sections, counts => counts.Total)),
            new ListColumnChoice(ListColumns.Giver, T("Connector_GivenBy"), showsGiver));

        ListFilter Filter(string name, string label, IEnumerable<ListFilterChoice> choices) =>
            new(name, label, [.. choices], chosen.GetValueOrDefault(name));
    }

    // The reader, and those who are in what is shown: all givers of an account are known to no index.
    private static IEnumerable<ListFilterChoice> Givers(List<PlatformSection> sections, SignedInContact reader) =>
        sections.SelectMany(section => section.Rows).Where(row => row.Grant.ById is not null && row.Grant.ById != reader.Actor.ContactId)
            .DistinctBy(row => row.Grant.ById)
            .Select(row => new ListFilterChoice(row.Grant.ById!.Value.ToString(CultureInfo.InvariantCulture), row.Grant.ByName!))
            .OrderBy(choice => NormalizedText.Of(choice.Text), StringComparer.Ordinal)
            .Prepend(new ListFilterChoice(
                string.Create(CultureInfo.InvariantCulture, $"{reader.Actor.ContactId}"), T("Connector_GivenByMe")));

    private static BoundedCount? CountOf(ConnectorState state, List<PlatformSection> sections) => state switch
    {
        ConnectorState.Activated => Sum(sections, counts => counts.Activated),
        ConnectorState.Suspended => Sum(sections, counts => counts.Suspended),
        ConnectorState.Waiting => Sum(sections, counts => counts.Waiting),
        _ => null,
    };

    // Together no further than each is counted.
    private static BoundedCount Sum(List<PlatformSection> sections, Func<PlatformCounts, BoundedCount> count)
    {
        var all = sections.ConvertAll(section => count(section.Counts));
        return all.Any(one => one.IsMore)
            ? new BoundedCount(all.Max(one => one.Bound) + 1, all.Max(one => one.Bound))
            : new BoundedCount(all.Sum(one => one.Value), BoundedCount.NoBound);
    }
}
