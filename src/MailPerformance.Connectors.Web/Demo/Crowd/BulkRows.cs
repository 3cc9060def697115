using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>
/// Writes rows whose ids nobody asks for, in the present transaction, past EF's change tracker and with one command that stays prepared: ten
/// times as fast. Table and columns are those of EF's mapping.
/// </summary>
internal sealed class BulkRows(DbContext db)
{
    // Longer commands cost more in the search for their parameters' names than they save.
    private const int ParametersPerCommand = 45;

    public async Task WriteAsync<T>(IReadOnlyList<T> rows)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        IProperty[] columns = [.. entity.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd))];
        var rowsPerCommand = Math.Max(1, ParametersPerCommand / columns.Length);
        var whole = rows.Count - (rows.Count % rowsPerCommand);
        await WriteAsync(rows, 0, whole, rowsPerCommand, entity, columns);
        await WriteAsync(rows, whole, rows.Count, 1, entity, columns);
    }

    private async Task WriteAsync<T>(
        IReadOnlyList<T> rows, int start, int end, int rowsPerCommand, IEntityType entity, IProperty[] columns)
        where T : class
    {
        await using var command = CommandOf(entity, columns, rowsPerCommand);
        while (start < end)
        {
            foreach (DbParameter parameter in command.Parameters)
            {
                var place = command.Parameters.IndexOf(parameter);
                parameter.Value = ValueOf(columns[place % columns.Length], rows[start + (place / columns.Length)]);
            }

            await command.ExecuteNonQueryAsync();
            start += rowsPerCommand;
        }
    }

    private static object ValueOf(IProperty column, object row)
    {
        var value = column.GetGetter().GetClrValue(row);
        var stored = column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored ?? DBNull.Value;
    }

    private DbCommand CommandOf(IEntityType entity, IProperty[] columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var names = columns.Select(column => sql.DelimitIdentifier(column.GetColumnName(table)!));
        var values = Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", columns.Select((_, place) => $"@p{(row * columns.Length) + place}"))})");
        command.CommandText =
            $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES {string.Join(", ", values)}";
        for (var place = 0; place < rows * columns.Length; place++)
        {
            var mapping = columns[place % columns.Length].GetRelationalTypeMapping();
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{place}", null, nullable: true));
        }

        return command;
    }
}
