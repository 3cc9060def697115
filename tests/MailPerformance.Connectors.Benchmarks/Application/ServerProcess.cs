using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>A program that serves on a port of its own in a process of its own, so that its CPU time is its own as well.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its memory, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string dll, string[] arguments, Dictionary<string, string> environment)
    {
        var process = Start(dll, [.. arguments, "--urls", "http://127.0.0.1:0"], environment);
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + '\n';
            if (ListeningAt().Match(line) is { Success: true } found)
            {
                // Whatever it says from now on is read and thrown away, so that it never waits for a reader.
                _ = process.StandardOutput.ReadToEndAsync();
                _ = process.StandardError.ReadToEndAsync();
                return new ServerProcess(process, new Uri(found.Value));
            }
        }

        throw new InvalidOperationException($"{dll} did not start: {said}{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>A command of the program, whose output goes on to ours.</summary>
    public static async Task RunAsync(string dll, string[] arguments, Dictionary<string, string> environment)
    {
        using var process = Start(dll, arguments, environment);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("WRN", StringComparison.Ordinal) && line.Contains("contacts", StringComparison.Ordinal))
            {
                Console.WriteLine(line);
            }
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await errors}");
        }
    }

    /// <summary>With cookies of its own, and as many connections as are asked for at once.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromMinutes(5),
    };

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(string dll, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(dll)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex ListeningAt();
}
