using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>An application behind a real port, for what only the server itself shows.</summary>
public sealed class PortFactory : ConnectorsFactory
{
    public PortFactory()
    {
        UseKestrel(0);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(addresses.First()).Port;
    }

    public int Port { get; }

    /// <summary>Over the port, without following redirects.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }, disposeHandler: true)
    {
        BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
    };
}
