using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>Puts a host on a real port.</summary>
public static class HostAddress
{
    public static Uri Start(ConnectorsFactory host)
    {
        host.UseKestrel(0);
        host.StartServer();
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

        // By its name: what a browser allows to a secure page, it allows to localhost, not to every number of this machine.
        return new UriBuilder(addresses.First()) { Host = "localhost" }.Uri;
    }
}
