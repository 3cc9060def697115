using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>One connection of HTTP/1.1, that says what a browser or a phone would.</summary>
public sealed class RawConnection(TcpClient client) : IAsyncDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, port);
        return new RawConnection(client);
    }

    /// <summary>Sends the whole request, and reads the answer only then.</summary>
    public async Task<(int Status, string Body)> SendAsync(
        string method, string address, string? type, byte[] body, bool isChunked, params string[] headers)
    {
        List<string> head = [$"{method} {address} HTTP/1.1", $"Host: {client.Client.RemoteEndPoint}", .. headers];
        if (type is not null)
        {
            head.AddRange([$"Content-Type: {type}", isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}"]);
        }

        await _stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"));
        foreach (var part in body.Chunk(8192))
        {
            await _stream.WriteAsync(isChunked
                ? [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]
                : part);
        }

        await _stream.WriteAsync(isChunked ? "0\r\n\r\n"u8.ToArray() : []);
        return await ReadAsync();
    }

    /// <summary>Sends the head of a request, and of its body no more than this.</summary>
    public async Task BeginAsync(string method, string address, string type, long length, byte[] part)
    {
        string[] head =
            [$"{method} {address} HTTP/1.1", $"Host: {client.Client.RemoteEndPoint}", $"Content-Type: {type}", $"Content-Length: {length}"];
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"));
        await _stream.WriteAsync(part);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        client.Dispose();
    }

    /// <summary>The next answer.</summary>
    public async Task<(int Status, string Body)> ReadAsync()
    {
        var head = new List<string>();
        while (await LineAsync() is { Length: > 0 } line)
        {
            head.Add(line);
        }

        var body = new StringBuilder();
        if (head.Exists(line => line.Equals("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)))
        {
            while (int.Parse(await LineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
            {
                body.Append(await BytesAsync(length));
                await LineAsync();
            }

            await LineAsync();
        }
        else if (head.Find(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length)
        {
            body.Append(await BytesAsync(int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)));
        }

        return (int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture), body.ToString());
    }

    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        throw new IOException($"The connection ended after '{line}'.");
    }

    private async Task<string> BytesAsync(int length)
    {
        var bytes = new byte[length];
        await _stream.ReadExactlyAsync(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
