using System.Data;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>A signed-in request keeps its connection; whoever waits for something else gives it back meanwhile.</summary>
internal static class ConnectionBreak
{
    /// <returns>What the wait has brought; it is disposed when there is no connection afterwards.</returns>
    public static async Task<T> WithoutConnectionAsync<T>(this ConnectorsDbContext db, Func<Task<T>> wait)
    {
        var isOpen = db.Database.GetDbConnection().State == ConnectionState.Open;
        if (isOpen)
        {
            await db.Database.CloseConnectionAsync();
        }

        var brought = await wait();
        try
        {
            if (isOpen)
            {
                await db.Database.OpenConnectionAsync();
            }
        }
        catch
        {
            (brought as IDisposable)?.Dispose();
            throw;
        }

        return brought;
    }
}
