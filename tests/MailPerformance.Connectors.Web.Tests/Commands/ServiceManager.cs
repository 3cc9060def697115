using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Stands in for systemd: a parent of that name, and a socket at which a service says how it is.</summary>
public sealed class ServiceManager : IDisposable
{
    // What systemd would be: whoever started the program, and its name.
    private const string Script = """
        #!/bin/sh
        "$@" &
        echo $! > "$0.pid"
        wait $!
        """;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly string _address;
    private readonly string _script;

    public ServiceManager(string folder)
    {
        _address = Path.Combine(folder, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(_address));
        _script = Path.Combine(folder, "systemd");
        File.WriteAllText(_script, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What is about to be started is started below this.</summary>
    public void Manage(ProcessStartInfo start)
    {
        start.ArgumentList.Insert(0, start.FileName);
        start.FileName = _script;
        start.Environment["NOTIFY_SOCKET"] = _address;
    }

    /// <summary>The next word of the service.</summary>
    public async Task<string> NextAsync()
    {
        var buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer)).TrimEnd('\n');
    }

    /// <summary>The service itself, which has said something already.</summary>
    public async Task<int> ProcessAsync() =>
        int.Parse(await File.ReadAllTextAsync(_script + ".pid"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    public void Dispose() => _socket.Dispose();
}
