using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>A site whose streams stay open, that tells ten pages of a change and the others not before the tests are over.</summary>
public sealed class OpenPagesFactory : ConnectorsFactory
{
    public const int AtOnce = 10;

    public Counter Asked { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Connectors:EventSeconds", "3600");
        builder.UseSetting("Connectors:ReloadsAtOnce", AtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Connectors:ReloadPauseMilliseconds", "3600000");
        builder.ConfigureTestServices(services => Database.Intercept(services, Asked));
    }

    /// <summary>Counts what the whole site asks of its database, whoever does it.</summary>
    public sealed class Counter : DbCommandInterceptor
    {
        private int _all;
        private int _looks;

        public int All => Volatile.Read(ref _all);

        /// <summary>Those of them that look whether an account has changed.</summary>
        public int Looks => Volatile.Read(ref _looks);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _all);
            if (command.CommandText.Contains("MAX(", StringComparison.OrdinalIgnoreCase)
                && command.CommandText.Contains("WriteSequence", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _looks);
            }

            return ValueTask.FromResult(result);
        }
    }
}
