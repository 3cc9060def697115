using MailPerformance.Connectors.Core.Imports;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>A file whose columns are to be said.</summary>
/// <param name="MayReadAgain">The file is still there.</param>
/// <param name="Platforms">Names by key, in the order of pages; none for campaigns.</param>
/// <param name="Chosen">What each column is; null: it is not taken.</param>
public sealed record ImportViewModel(
    long Id,
    ImportPlace Place,
    Import Import,
    int RowCount,
    bool MayReadAgain,
    IReadOnlyDictionary<string, string> Platforms,
    IReadOnlyList<string?> Chosen)
{
    /// <summary>All that a column may be.</summary>
    public IEnumerable<(string Field, string Label)> Offered =>
        ImportFields.Plain(Place.Action).Concat(Platforms.Keys.Select(ImportFields.ConnectorOf))
            .Select(one => (one, ImportWords.LabelOf(one, Platforms)));

    /// <summary>What a column is called, and what stands in its first rows.</summary>
    public IEnumerable<(string Heading, string? Chosen, IEnumerable<string> Sample)> Columns =>
        Import.Headings.Select((heading, index) => (
            heading,
            Chosen.ElementAtOrDefault(index),
            Import.Sample.Select(row => row.ElementAtOrDefault(index) ?? "").Where(cell => cell.Length > 0).Take(3)));
}

/// <summary>A row of a file, beside the contact or campaign of its batch.</summary>
/// <param name="Names">As the file says them: last name and first name of a contact, or the name of a campaign.</param>
/// <param name="Key">What it is known by: a login, or a campaign's key.</param>
/// <param name="Changes">In words.</param>
public sealed record ImportRowViewModel(int Line, IReadOnlyList<string> Names, string Key, IReadOnlyList<string> Changes)
{
    /// <summary>As pages say it: the first name comes first.</summary>
    public string Name => string.Join(' ', Names.Reverse()).Trim();
}
