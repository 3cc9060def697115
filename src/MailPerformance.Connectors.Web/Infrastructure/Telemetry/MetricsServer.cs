using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>
/// <c>/metrics</c> for Prometheus, on a port of its own and with a server of its own: the program's ports do not know that address, and
/// that port knows no other. What is asked of it is no request of the program, so no metric counts it.
/// </summary>
public sealed partial class MetricsServer(
    TelemetrySettings settings, IServiceProvider services, ILoggerFactory logs, ILogger<MetricsServer> log) : IHostedService, IDisposable
{
    private KestrelServer? _server;

    /// <summary>Where it listens, once it does.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 0;
        options.ListenAnyIP(settings.MetricsPort!.Value, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs), logs);
        try
        {
            await _server.StartAsync(new MetricsRequests(Pipeline()), cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new CannotStartException($"{TelemetrySettings.Port} is {settings.MetricsPort}, where another program listens already.");
        }

        var address = _server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new UriBuilder("http", "localhost", BindingAddress.Parse(address).Port, TelemetryAddresses.Metrics).Uri;
        LogListening(TelemetryAddresses.Metrics, Address.Port);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    // Whatever is not that address is 404, as pipelines end.
    private RequestDelegate Pipeline()
    {
        var app = new ApplicationBuilder(services);
        app.UseOpenTelemetryPrometheusScrapingEndpoint(
            services.GetRequiredService<MeterProvider>(),
            context => context.Request.Path == TelemetryAddresses.Metrics && HttpMethods.IsGet(context.Request.Method),
            path: null,
            configureBranchedPipeline: null,
            optionsName: null);
        return app.Build();
    }

    [LoggerMessage(LogLevel.Information, "Metrics are at {Path} on port {Port}")]
    private partial void LogListening(string path, int port);
}
