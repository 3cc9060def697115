using System.Data.Common;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Every row of an account as text, to compare before and after.</summary>
internal static class AccountDump
{
    public static async Task<IReadOnlyList<string>> OfAsync(ConnectorsDbContext db, long accountId)
    {
        await db.Database.OpenConnectionAsync();
        var lines = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var isAccount = entity.ClrType == typeof(Account);
            if (!isAccount && !typeof(IAccountOwned).IsAssignableFrom(entity.ClrType))
            {
                continue;
            }

            await using var command = db.Database.GetDbConnection().CreateCommand();
            var column = isAccount ? nameof(Account.Id) : nameof(IAccountOwned.AccountId);
            command.CommandText = $"SELECT * FROM \"{entity.GetTableName()}\" WHERE \"{column}\" = {accountId}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add($"{entity.GetTableName()}: {string.Join('|', Values(reader))}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static IEnumerable<string> Values(DbDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(index => $"{reader.GetName(index)}={reader.GetValue(index)}");
}
