using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Hosting;

/// <summary><c>Proxy:Known</c>: its proxies say where a request comes from, and nobody else does.</summary>
public sealed class KnownProxiesTests
{
    private const string Site = "connecteurs.exemple.fr";

    [Fact]
    public async Task KnownProxy_SaysSchemeAndHost_AndCookiesHstsAndRedirectsFollow()
    {
        await using var host = Behind("10.0.0.0/8; 127.0.0.1, ::1");
        using var client = Client(host);

        using var page = await SendAsync(client, "/connexion", proto: "https");
        using var plain = await SendAsync(client, "/connexion", proto: "http");
        using var home = await SendAsync(client, "/", proto: "https", more: ("X-Forwarded-Prefix", "/sous"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie));
        Assert.Equal($"https://{Site}/connexion", plain.Headers.Location?.ToString());
        Assert.StartsWith($"https://{Site}/connexion?", home.Headers.Location?.ToString());
    }

    [Fact]
    public async Task AnybodyElse_SaysNothing()
    {
        await using var host = Behind("10.0.0.0/8;192.168.1.4");
        using var client = Client(host);

        using var page = await SendAsync(client, "/connexion", proto: "https");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, page.StatusCode);
        Assert.Equal("https://127.0.0.1/connexion", page.Headers.Location?.ToString());
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task HostThatIsNotAllowed_IsNotTaken()
    {
        await using var host = Behind("127.0.0.1", ("AllowedHosts", "127.0.0.1"));
        using var client = Client(host);

        using var page = await SendAsync(client, "/", proto: "https");

        Assert.StartsWith("https://127.0.0.1", page.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("127.0.0.1;198.51.100.0/24", "203.0.113.1", "203.0.113.2", false)]
    [InlineData("127.0.0.1;198.51.100.0/24", "203.0.113.1", "203.0.113.9, 203.0.113.1", true)]
    [InlineData("127.0.0.1;198.51.100.0/24", "203.0.113.1, 198.51.100.7", "203.0.113.1", true)]
    [InlineData("10.0.0.0/8", "203.0.113.1", "203.0.113.2", true)]
    public async Task LimitOfSignIns_IsOfTheAddressThatKnownProxiesSay(string known, string first, string second, bool areOne)
    {
        await using var host = Behind(known, ("SignIn:AttemptsPerMinute", "2"), ("PublicUrl", "http://" + Site));
        using var client = Client(host);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var before = await TryAsync(client, first);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, before.StatusCode);
        }

        using var same = await TryAsync(client, first);
        using var other = await TryAsync(client, second);

        Assert.Equal(HttpStatusCode.TooManyRequests, same.StatusCode);
        Assert.Equal(areOne, other.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Health_OverPlainHttp_IsNotRedirected()
    {
        await using var host = Behind("10.0.0.0/8");
        using var client = Client(host);

        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Theory]
    [InlineData("voisin")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.1:80")]
    public void WhatIsNoNetwork_OrEverybody_IsRefused(string text)
    {
        var refused = Assert.Throws<CannotStartException>(() => Add(("Proxy:Known", "192.168.1.4;" + text)));

        Assert.StartsWith($"Proxy:Known has '{text}'; it must be addresses and networks", refused.Message);
    }

    [Fact]
    public void BelievingEverybodyBesides_IsRefused()
    {
        var refused = Assert.Throws<CannotStartException>(() => Add(("Proxy:Known", "10.0.0.1"), ("FORWARDEDHEADERS_ENABLED", "true")));

        Assert.StartsWith("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes", refused.Message);
        Add(("FORWARDEDHEADERS_ENABLED", "true"));
    }

    private static void Add(params (string Key, string Value)[] settings) =>
        new ServiceCollection().AddKnownProxies(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build());

    // A real port: whoever asks comes from 127.0.0.1.
    private static ProductionFactory Behind(string known, params (string Key, string Value)[] settings)
    {
        var host = new ProductionFactory();
        foreach (var (key, value) in settings.Prepend(("Proxy:Known", known)))
        {
            host.Settings[key] = value;
        }

        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    private static HttpClient Client(ProductionFactory host)
    {
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(new HttpClientHandler { AllowAutoRedirect = false }, disposeHandler: true)
        {
            BaseAddress = new UriBuilder(address) { Host = "127.0.0.1" }.Uri,
        };
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string path, string proto, (string Name, string Value)? more = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "127.0.0.1";
        request.Headers.Add("X-Forwarded-Proto", proto);
        request.Headers.Add("X-Forwarded-Host", Site);
        if (more is { } header)
        {
            request.Headers.Add(header.Name, header.Value);
        }

        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> TryAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await client.SendAsync(request);
    }
}
