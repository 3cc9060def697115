namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>A table of an SQLite file as it is.</summary>
/// <param name="Parents">By column, what it refers to.</param>
internal sealed record SqliteTable(
    Dictionary<string, SqliteColumn> Columns,
    Dictionary<string, (string Table, string Column)> Parents,
    List<Dictionary<string, object?>> Rows);

internal sealed record SqliteColumn(string Type, bool IsNeeded, bool IsKey);
