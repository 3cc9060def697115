using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP, and keeps it as text: what is a text in protobuf is one there.</summary>
public sealed class OtlpSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _work;

    public OtlpSink()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _work = WorkAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<(string Path, string Body)> Received { get; } = new();

    public string Of(string path) => string.Join('\n', Received.Where(one => one.Path == path).Select(one => one.Body));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
        _listener.Close();
    }

    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private async Task WorkAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
