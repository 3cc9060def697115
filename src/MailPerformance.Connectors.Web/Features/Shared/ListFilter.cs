using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>One thing by which a list is filtered.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Chosen">The choice's value; null: all.</param>
public sealed record ListFilter(string Name, string Label, IReadOnlyList<ListFilterChoice> Choices, string? Chosen)
{
    /// <summary>What is chosen, in words; null: all.</summary>
    public string? ChosenText => Chosen is null
        ? null
        : Choices.FirstOrDefault(choice => choice.Value == Chosen)?.Text ?? Texts.T("List_FilterUnknown");
}

/// <param name="Count">How many rows it keeps; null: that is not counted.</param>
public sealed record ListFilterChoice(string Value, string Text, BoundedCount? Count = null);

/// <summary>A link to the same list with another filter.</summary>
public sealed record ListChip(string Text, string Address);

/// <summary>What stands above every list: search, filters, what is filtered by, columns to choose, count.</summary>
/// <param name="Search">Null: nothing can be searched for here.</param>
/// <param name="Count">How many rows there are, in words.</param>
/// <param name="Columns">Null: no column can be hidden.</param>
public sealed record ListTools(
    ListLinks Links, ListSearch? Search, IReadOnlyList<ListFilter> Filters, string Count, ListColumnChoice? Columns = null)
{
    public IEnumerable<ListFilter> Chosen => Filters.Where(filter => filter.Chosen is not null);
}

public sealed record ListSearch(string Label, string Placeholder, int MaxLength);

/// <summary>A column that its reader may hide.</summary>
public sealed record ListColumnChoice(Core.Contacts.ListColumns Column, string Text, bool IsShown);
