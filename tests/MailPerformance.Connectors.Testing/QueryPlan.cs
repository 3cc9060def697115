using System.Data.Common;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>How SQLite carries a query out.</summary>
public static partial class QueryPlan
{
    /// <returns>One line for each step.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        return [.. (await StepsAsync(db, command)).Select(step => step.Text)];
    }

    /// <summary>The plan of a command that was sent before: which it is does not depend on the values.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, string sql) =>
        [.. (await StepsAsync(db, sql)).Select(step => step.Text)];

    /// <summary>The same with which step each is a part of: those of one part are loops, one inside the other.</summary>
    public static async Task<IReadOnlyList<(long Part, string Text)>> StepsAsync(ConnectorsDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        return await StepsAsync(db, command);
    }

    private static async Task<IReadOnlyList<(long Part, string Text)>> StepsAsync(ConnectorsDbContext db, DbCommand command)
    {
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<(long, string)>();
        while (await reader.ReadAsync())
        {
            steps.Add((reader.GetInt64(1), reader.GetString(3)));
        }

        return steps;
    }

    [GeneratedRegex("@[A-Za-z_0-9]+")]
    private static partial Regex Parameter();
}
