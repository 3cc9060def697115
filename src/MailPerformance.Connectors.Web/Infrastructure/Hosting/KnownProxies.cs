using System.Net;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MailPerformance.Connectors.Web.Infrastructure.Hosting;

/// <summary>
/// Whose word is taken for where a request comes from: the proxies of <c>Proxy:Known</c> say the caller's address, scheme and host
/// (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>), and nobody else does.
/// </summary>
public static class KnownProxies
{
    public const string Key = "Proxy:Known";

    // What ASPNETCORE_FORWARDEDHEADERS_ENABLED is called in the configuration.
    private const string EverybodyKey = "ForwardedHeaders_Enabled";

    private static readonly char[] Separators = [';', ',', ' '];

    /// <exception cref="CannotStartException">
    /// It is no list of addresses and networks, or ASP.NET Core is told to believe everybody.
    /// </exception>
    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = Read(configuration);
        if (networks.Count > 0 && BelievesEverybody(configuration))
        {
            throw new CannotStartException(
                $"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes what anybody says of their address: remove it, {Key} is enough.");
        }

        // Behind a proxy nothing else says which port a redirection to HTTPS leads to.
        if (networks.Count > 0 && Uri.TryCreate(configuration[PublicAddress.Key], UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps)
        {
            services.AddHttpsRedirection(options => options.HttpsPort ??= address.Port);
        }
    }

    public static void UseKnownProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration);
        if (networks.Count == 0)
        {
            return;
        }

        // Through as many proxies as there are, as long as each of them is known.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
            AllowedHosts = [.. (app.Configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)],
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Whether ASP.NET Core takes the word of whoever sends a request.</summary>
    public static bool BelievesEverybody(IConfiguration configuration) => configuration.GetValue(EverybodyKey, false);

    /// <exception cref="CannotStartException">One of them is neither an address nor a network.</exception>
    public static IReadOnlyList<IPNetwork> Read(IConfiguration configuration) =>
    [
        .. (configuration[Key] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(ReadOne),
    ];

    private static IPNetwork ReadOne(string text)
    {
        if (IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0)
        {
            return network;
        }

        if (!text.Contains('/') && IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        throw new CannotStartException(
            $"{Key} has '{text}'; it must be addresses and networks, none of them of everybody, such as 10.0.0.0/8;192.168.1.4.");
    }
}
