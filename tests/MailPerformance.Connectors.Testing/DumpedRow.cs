namespace MailPerformance.Connectors.Testing;

/// <summary>One row of a table as the database has it, every value as text.</summary>
/// <param name="table">The table's name.</param>
/// <param name="columns">The names of the table's columns, which its rows share.</param>
/// <param name="key">The places of the primary key among them.</param>
/// <param name="values">In the order of the columns.</param>
public sealed class DumpedRow(string table, IReadOnlyList<string> columns, int[] key, string?[] values)
{
    public string Table { get; } = table;

    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The values of the primary key.</summary>
    public string Key => string.Join(',', key.Select(place => values[place]));

    /// <summary>Null also where the table has no such column.</summary>
    public string? this[string column]
    {
        get
        {
            for (var place = 0; place < values.Length; place++)
            {
                if (Columns[place] == column)
                {
                    return values[place];
                }
            }

            return null;
        }
    }

    public bool HasSameValues(DumpedRow other) => values.AsSpan().SequenceEqual(other.Values);

    public override string ToString() => $"{Table}: {string.Join('|', Columns.Select((column, place) => $"{column}={values[place]}"))}";

    private ReadOnlySpan<string?> Values => values;
}
