using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The host with its log in memory, at the level of an installation.</summary>
public sealed class LogFactory : ConnectorsFactory, ILogEventSink
{
    public ConcurrentQueue<LogEvent> Events { get; } = new();

    public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSerilog(
            (_, logger) => logger.MinimumLevel.Information().MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .Enrich.FromLogContext().WriteTo.Sink(this),
            preserveStaticLogger: true));
    }
}
