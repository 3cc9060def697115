using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The host with its own log, at the level of an installation, in memory as well.</summary>
public class LogFactory : ConnectorsFactory
{
    private readonly Sink _sink = new();

    public IReadOnlyCollection<LogEvent> Events => _sink.Events;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Information");
        builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(_sink));
    }

    /// <summary>An object of its own: Serilog disposes its sinks with the host, and must not dispose the factory from within.</summary>
    private sealed class Sink : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Events { get; } = new();

        public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
    }
}
