using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program as a process of its own, in a directory, on the database that its settings name.</summary>
public static partial class BuiltProgram
{
    public static Process Start(
        string directory, string[] arguments, Dictionary<string, string> settings, ServiceManager? manager = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Texts).Assembly.Location, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Serilog__MinimumLevel__Default"] = "Information",
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"];
        manager?.Manage(start);
        return Process.Start(start)!;
    }

    /// <summary>The same, to its end.</summary>
    public static async Task<Ended> RunAsync(string directory, string[] arguments, Dictionary<string, string> settings)
    {
        using var process = Start(directory, arguments, settings);

        // Read while it speaks, or it waits for a reader.
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Where a server that was told <c>http://127.0.0.1:0</c> listens; waits until it says so.</summary>
    public static async Task<Uri> AddressAsync(Process server) => (await ListeningAsync(server)).Address;

    /// <summary>The same, with all that it says from then on, once it has ended.</summary>
    public static async Task<(Uri Address, Task<string> Said)> ListeningAsync(Process server)
    {
        var read = "";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            read += line + '\n';
            if (Address().Match(line) is { Success: true } found)
            {
                // Read all the while, so that it never waits for a reader.
                _ = server.StandardError.ReadToEndAsync();
                return (new Uri(found.Value), server.StandardOutput.ReadToEndAsync());
            }
        }

        throw new InvalidOperationException("The server did not start: " + read + await server.StandardError.ReadToEndAsync());
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
