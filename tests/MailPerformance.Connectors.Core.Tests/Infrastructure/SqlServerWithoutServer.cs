using System.Data;
using System.Data.Common;
using System.Globalization;
using MailPerformance.Connectors.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Core's services over SQL Server's provider, with every connection and every command caught before it leaves.</summary>
public sealed class SqlServerWithoutServer : ITestHost, IDisposable
{
    private readonly ServiceProvider _services;

    public SqlServerWithoutServer()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSqlServerConnectors("Server=nowhere;Database=none;Encrypt=false");
        services.ConfigureDbContext<SqlServerConnectorsDbContext>(
            options => options.AddInterceptors(new NoConnection(), new Catcher(Sent)));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddConnectorsCore().AddDefaultTokenProviders();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The commands that would have been sent.</summary>
    public List<string> Sent { get; } = [];

    public FakeTimeProvider Time { get; } = new(Sample.Start);

    public IServiceProvider Services => _services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public void Dispose() => _services.Dispose();

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class Catcher(List<string> sent) : DbCommandInterceptor
    {
        // More columns than any query has: answers are buffered for the case of a retry, and that looks at their columns first.
        private static DataTableReader NoRows()
        {
            var table = new DataTable();
            for (var column = 0; column < 100; column++)
            {
                table.Columns.Add("c" + column.ToString(CultureInfo.InvariantCulture), typeof(object));
            }

            return table.CreateDataReader();
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            sent.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(NoRows()));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            sent.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }
    }
}
