using System.Text.Json;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>
/// A row as JSON, column by column, and back. A column that is new since then has what a new row has; one that is gone is passed over.
/// </summary>
internal static class RowCopy
{
    public static Dictionary<string, JsonElement> Of(EntityEntry row) =>
        Kept(row.Metadata).ToDictionary(
            property => property.Name,
            property => JsonSerializer.SerializeToElement(row.Property(property).OriginalValue, property.ClrType));

    /// <summary>Adds the row again. Its key, its account and what hangs on them are the caller's.</summary>
    public static T Return<T>(ConnectorsDbContext db, T row, Dictionary<string, JsonElement> copy)
        where T : class
    {
        var entry = db.Add(row);
        foreach (var property in Kept(entry.Metadata))
        {
            if (copy.TryGetValue(property.Name, out var value))
            {
                entry.Property(property).CurrentValue = value.Deserialize(property.ClrType);
            }
        }

        return row;
    }

    // Keys are given by whoever brings the row back: the row may hang on another one by then.
    private static IEnumerable<IProperty> Kept(ITypeBase type) =>
        type.GetProperties().Where(property => !property.IsKey() && !property.IsForeignKey());
}
