using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>
/// An SQLite file of any version of the schema, with two rows in every table: one with a value in each column, and one with those only that
/// it must have. Rows of the same number belong together.
/// </summary>
internal sealed class FilledDatabase(DbConnection connection, IModel model)
{
    private const int FirstId = 1000;

    private readonly Dictionary<string, SqliteTable> _tables = [];

    /// <summary>All tables of the program with all their rows.</summary>
    public static async Task<Dictionary<string, SqliteTable>> ReadAsync(DbConnection connection)
    {
        var tables = new Dictionary<string, SqliteTable>();
        await foreach (var row in RowsAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'"))
        {
            tables.Add((string)row["name"]!, new SqliteTable([], [], []));
        }

        foreach (var (name, table) in tables)
        {
            await foreach (var row in RowsAsync(connection, $"PRAGMA table_info(\"{name}\")"))
            {
                table.Columns.Add((string)row["name"]!, new SqliteColumn(
                    (string)row["type"]!, (long)row["notnull"]! == 1 || (long)row["pk"]! > 0, (long)row["pk"]! > 0));
            }

            await foreach (var row in RowsAsync(connection, $"PRAGMA foreign_key_list(\"{name}\")"))
            {
                table.Parents.TryAdd((string)row["from"]!, ((string)row["table"]!, (string)(row["to"] ?? "Id")));
            }

            await foreach (var row in RowsAsync(connection, $"SELECT * FROM \"{name}\""))
            {
                table.Rows.Add(row);
            }
        }

        return tables;
    }

    public async Task FillAsync()
    {
        foreach (var (name, table) in await ReadAsync(connection))
        {
            _tables.Add(name, table);
        }

        await ExecuteAsync("PRAGMA foreign_keys = OFF");
        foreach (var (name, table) in _tables)
        {
            foreach (var number in new[] { 1, 2 })
            {
                var columns = table.Columns.Where(column => number == 1 || column.Value.IsNeeded).Select(column => column.Key).ToList();
                await ExecuteAsync(
                    $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
                    + $"VALUES ({string.Join(", ", columns.Select((_, index) => "@" + index))})",
                    [.. columns.Select(column => Value(name, column, number))]);
            }
        }

        await foreach (var row in RowsAsync(connection, "PRAGMA foreign_key_check"))
        {
            Assert.Fail($"A row of {row["table"]} has no {row["parent"]}.");
        }
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, index => reader.IsDBNull(index) ? null : reader.GetValue(index));
        }
    }

    private object Value(string table, string column, int number)
    {
        if (_tables[table].Parents.TryGetValue(column, out var parent) && parent != (table, column))
        {
            return Value(parent.Table, parent.Column, number);
        }

        var (type, _, isKey) = _tables[table].Columns[column];
        return (type, TypeOf(table, column)) switch
        {
            ("INTEGER", _) => isKey ? FirstId + number : number,
            ("REAL", _) => number + 0.5,
            ("BLOB", _) => new[] { (byte)number },
            (_, { } clr) when clr == typeof(DateTime) => $"2026-06-1{number} 10:00:00",
            (_, { } clr) when clr == typeof(DateOnly) => $"2026-12-1{number}",
            (_, { } clr) when clr == typeof(Guid) => new Guid(number, 0, 0, new byte[8]).ToString("D", CultureInfo.InvariantCulture),
            (_, { } clr) when clr == typeof(string) => $"{column} {number}",
            _ => "{}",
        };
    }

    private Type? TypeOf(string table, string column)
    {
        var place = StoreObjectIdentifier.Table(table);
        var property = model.GetEntityTypes().Where(entity => entity.GetTableName() == table)
            .SelectMany(entity => entity.GetProperties()).FirstOrDefault(property => property.GetColumnName(place) == column);
        return property is null ? null : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + command.Parameters.Count, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
