using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A host in which no write waits: while one is under way in an account, another is refused. Its log is in memory.</summary>
public sealed class BusyFactory : LogFactory
{
    /// <summary>Somebody writes in the account until this is disposed.</summary>
    public IDisposable Occupy(TestAccount account) =>
        Services.GetRequiredService<WriteQueue>().Try(Actor.Unattended(account.Id, Entrance.Job))
            ?? throw new InvalidOperationException("Somebody writes already.");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Writes:QueueLength", "0");
    }
}
