using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Asks each connection, when it is closed, how durable what it wrote was.</summary>
public sealed class DurableFactory : ConnectorsFactory
{
    /// <summary>The answers.</summary>
    public ConcurrentBag<int> Seen { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Database.IsDurable = true;
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => Database.Intercept(services, new Asking(Seen)));
    }

    private sealed class Asking(ConcurrentBag<int> seen) : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionClosing(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            Ask(connection);
            return result;
        }

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            Ask(connection);
            return ValueTask.FromResult(result);
        }

        private void Ask(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous";
            seen.Add(Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture));
        }
    }
}
