using System.Data.Common;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MailPerformance.Connectors.Testing;

/// <summary>What is in the database, to compare before and after.</summary>
public static class AccountDump
{
    /// <summary>Every row of an account as text, less the journal's notes: what is refused changes nothing, and is noted.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, long accountId)
    {
        var lines = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.ClrType != typeof(JournalNote)))
        {
            var isAccount = entity.ClrType == typeof(Account);
            if (isAccount || typeof(IAccountOwned).IsAssignableFrom(entity.ClrType))
            {
                var column = isAccount ? nameof(Account.Id) : nameof(IAccountOwned.AccountId);
                lines.AddRange((await ReadAsync(db, entity, $" WHERE \"{column}\" = {accountId}")).Select(row => row.ToString()));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Every row of every table of the model, of all accounts and of none.</summary>
    public static async Task<IReadOnlyList<DumpedRow>> OfAllAsync(ConnectorsDbContext db)
    {
        var rows = new List<DumpedRow>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            rows.AddRange(await ReadAsync(db, entity, ""));
        }

        return rows;
    }

    private static async Task<List<DumpedRow>> ReadAsync(ConnectorsDbContext db, IEntityType entity, string where)
    {
        var table = entity.GetTableName()!;
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"{where}";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        int[] key = [.. entity.FindPrimaryKey()!.Properties.Select(property => columns.IndexOf(property.GetColumnName()))];
        var rows = new List<DumpedRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new DumpedRow(table, columns, key, ValuesOf(reader)));
        }

        return rows;
    }

    private static string?[] ValuesOf(DbDataReader reader)
    {
        var values = new string?[reader.FieldCount];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = TextOf(reader.GetValue(place));
        }

        return values;
    }

    private static string? TextOf(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
