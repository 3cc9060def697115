using System.Net;
using System.Net.Sockets;
using Duende.IdentityModel.OidcClient.Browser;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>
/// The phone's browser as an OAuth library sees it: it opens an address and waits until it is sent back to the app's, which listens
/// on a port of its own, as RFC 8252 says.
/// </summary>
/// <param name="act">What the person does on the pages in between.</param>
public sealed class SystemBrowser(Visitor visitor, Func<Task> act) : IBrowser
{
    public string RedirectUri { get; } = $"http://127.0.0.1:{FreePort()}";

    public async Task<BrowserResult> InvokeAsync(BrowserOptions options, CancellationToken cancellationToken = default)
    {
        using var app = new HttpListener();
        app.Prefixes.Add(RedirectUri + "/");
        app.Start();
        var back = AnswerAsync(app);
        await visitor.OpenAsync(options.StartUrl);
        await act();
        return new BrowserResult
        {
            ResultType = BrowserResultType.Success,
            Response = await back.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken)
        };
    }

    private static async Task<string> AnswerAsync(HttpListener app)
    {
        var arrived = await app.GetContextAsync();

        // With an icon of its own, so that the browser does not ask for one when nobody listens any more.
        arrived.Response.ContentType = "text/html";
        arrived.Response.Close("<!DOCTYPE html><title>App</title><link rel=\"icon\" href=\"data:,\">"u8.ToArray(), willBlock: true);
        return arrived.Request.Url!.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
