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
        return await OfAsync(db, command);
    }

    /// <summary>The plan of a command that was sent before: which it is does not depend on the values.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        return await OfAsync(db, command);
    }

    private static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, DbCommand command)
    {
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }

    [GeneratedRegex("@[A-Za-z_0-9]+")]
    private static partial Regex Parameter();
}
