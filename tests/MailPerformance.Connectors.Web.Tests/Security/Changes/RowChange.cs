namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>What one request did to one row.</summary>
public sealed record RowChange(DumpedRow? Before, DumpedRow? After)
{
    public DumpedRow Row => After ?? Before!;

    public string Table => Row.Table;

    public bool IsAdded => Before is null;

    public bool IsRemoved => After is null;

    /// <summary>Columns with another value; none where the row is added or removed.</summary>
    public IReadOnlyList<string> Columns { get; } = Before is null || After is null
        ? []
        : [.. After.Columns.Where(column => Before[column] != After[column])];

    public override string ToString() =>
        IsAdded ? $"+ {Row}"
        : IsRemoved ? $"- {Row}"
        : $"{Table} {Row.Key}: {string.Join(", ", Columns.Select(column => $"{column} {Before![column]} -> {After![column]}"))}";
}
