using System.Data.Common;
using MailPerformance.Connectors.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Web.Tests.Security.Headers;

/// <summary>
/// The application as an operator runs it, where few calls and posts a minute are too many, no write waits for another, and campaigns
/// cannot be read when a test wants it so.
/// </summary>
public sealed class AnswerFactory : ProductionFactory
{
    public const int CallsPerMinute = 60;
    public const int PostsPerMinute = 40;

    public const string IntrospectionSecret = "un-secret-pour-ce-test-seulement";

    public AnswerFactory()
    {
        Settings["Mobile:CallsPerMinute"] = $"{CallsPerMinute}";
        Settings["Pages:PostsPerMinute"] = $"{PostsPerMinute}";
        Settings["Writes:QueueLength"] = "0";
        Settings["Mobile:IntrospectionSecret"] = IntrospectionSecret;
        Settings["Security:Contact"] = "mailto:securite@exemple.fr";
        Settings["https_port"] = "443";
    }

    public Failure Campaigns { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => Database.Intercept(services, Campaigns));
    }

    /// <summary>A database that does not answer about campaigns.</summary>
    public sealed class Failure : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) =>
            IsOn && command.CommandText.Contains("Campaigns", StringComparison.Ordinal)
                ? throw new InvalidOperationException("secret detail")
                : ValueTask.FromResult(result);
    }
}
