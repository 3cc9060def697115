namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

[Flags]
public enum Does
{
    Add = 1,
    Change = 2,
    Remove = 4,
    AddOrRemove = Add | Remove,
    Anything = Add | Change | Remove,
}

/// <summary>Who may, in the words of a reader.</summary>
/// <param name="Keys">The permissions that it asks for.</param>
public sealed record Right(string Name, Func<Case, bool> IsHeld, params string[] Keys);

/// <summary>Whoever holds the right may do this to such rows.</summary>
/// <param name="Tables">Names with spaces between them.</param>
/// <param name="Columns">Which may change: names with spaces between them. Whoever adds or removes a row does it whole.</param>
/// <param name="If">Null: whatever the row.</param>
/// <param name="EvenRefused">Also where the answer is a refusal, and in whatever account.</param>
public sealed record Entitlement(
    Right Right, Does Does, string Tables, string Columns = "", Func<Case, bool>? If = null, bool EvenRefused = false)
{
    private readonly HashSet<string> _tables = [.. Tables.Split(' ')];
    private readonly HashSet<string> _columns = [.. Columns.Split(' ')];

    /// <summary>What it names that the database does not have.</summary>
    /// <param name="database">The columns of each table.</param>
    public IEnumerable<string> Unknown(IReadOnlyDictionary<string, HashSet<string>> database) =>
    [
        .. _tables.Where(table => !database.ContainsKey(table)),
        .. _columns.Where(column =>
            column.Length > 0 && !_tables.Any(table => database.GetValueOrDefault(table)?.Contains(column) == true)),
    ];

    public bool AllowsRow(Case one) =>
        one.Change.Columns.Count == 0
        && Does.HasFlag(one.Change.IsAdded ? Does.Add : Does.Remove)
        && IsAbout(one);

    public bool AllowsColumn(Case one, string column) => Does.HasFlag(Does.Change) && _columns.Contains(column) && IsAbout(one);

    private bool IsAbout(Case one) => _tables.Contains(one.Change.Table) && Right.IsHeld(one) && If?.Invoke(one) != false;
}
