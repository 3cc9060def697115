using Microsoft.AspNetCore.Http.Extensions;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Addresses of the same list in another order or on another page; empty parts are left out.</summary>
public sealed record ListLinks(string Path, string? Search, string Sort, bool Descending, IReadOnlyDictionary<string, string>? More = null)
{
    /// <summary>Nothing is searched for, and no part is asked for.</summary>
    public bool IsWhole => string.IsNullOrEmpty(Search) && (More is null || More.Count == 0);

    public string Page(int number) => Build(Sort, Descending, number);

    /// <summary>Sorts by the column; by the column that is sorted already, the other way round.</summary>
    public string SortBy(string column) => Build(column, column == Sort && !Descending, 1);

    public string? AriaSort(string column) => column != Sort ? null : Descending ? "descending" : "ascending";

    public string SortIcon(string column) => column != Sort ? "sort-none" : Descending ? "sort-desc" : "sort-asc";

    /// <summary>The same with one part more.</summary>
    public ListLinks And(string name, string value) =>
        this with { More = new Dictionary<string, string>(More ?? new Dictionary<string, string>()) { [name] = value } };

    /// <summary>The same with one part less.</summary>
    public ListLinks Without(string name) =>
        this with { More = More?.Where(part => part.Key != name).ToDictionary(part => part.Key, part => part.Value) };

    /// <summary>What a form of the list carries along besides its search and these of its controls.</summary>
    public IEnumerable<(string Name, string Value)> Hidden(IEnumerable<string> controls)
    {
        foreach (var (name, value) in (More ?? new Dictionary<string, string>()).Where(part => !controls.Contains(part.Key)))
        {
            yield return (name, value);
        }

        yield return ("tri", Sort);
        if (Descending)
        {
            yield return ("sens", "desc");
        }
    }

    private string Build(string sort, bool descending, int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in More ?? new Dictionary<string, string>())
        {
            query.Add(name, value);
        }

        if (!string.IsNullOrEmpty(Search))
        {
            query.Add("recherche", Search);
        }

        query.Add("tri", sort);
        if (descending)
        {
            query.Add("sens", "desc");
        }

        if (page > 1)
        {
            query.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return Path + query.ToQueryString();
    }
}
