using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Reads T-SQL with Microsoft's parser.</summary>
internal static partial class TransactSql
{
    public static (TSqlScript? Script, IList<ParseError> Errors) Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var script = new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors) as TSqlScript;
        return (script, errors);
    }

    /// <summary>The strings inside <c>EXEC(N'...')</c>, which the first parse takes for mere strings.</summary>
    public static IReadOnlyList<string> ExecutedStrings(string sql)
    {
        var visitor = new ExecutedStringVisitor();
        Parse(sql).Script!.Accept(visitor);
        return visitor.Found;
    }

    public static IEnumerable<string> Batches(string script) => Go().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));

    /// <summary>The batch creates something; others fill what it created.</summary>
    public static bool Declares(string batch) =>
        Parse(batch).Script!.Batches.SelectMany(parsed => parsed.Statements).All(statement =>
            statement is CreateTableStatement or CreateIndexStatement or AlterTableStatement);

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();

    private sealed class ExecutedStringVisitor : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        // A variable holds a name that only the server knows.
        public override void Visit(ExecutableStringList node) =>
            Found.Add(string.Concat(node.Strings.Select(part => part is StringLiteral literal ? literal.Value : "[name]")));
    }
}
