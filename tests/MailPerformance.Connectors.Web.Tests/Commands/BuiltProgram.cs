using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program as a process of its own, in a directory, on the database that its settings name.</summary>
public static partial class BuiltProgram
{
    public static Process Start(string directory, string[] arguments, Dictionary<string, string> settings)
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
        return Process.Start(start)!;
    }

    /// <summary>Where a server that was told <c>http://127.0.0.1:0</c> listens; waits until it says so.</summary>
    public static async Task<Uri> AddressAsync(Process server)
    {
        var read = "";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            read += line + '\n';
            if (Address().Match(line) is { Success: true } found)
            {
                // Whatever it says from now on is read and thrown away, so that it never waits for a reader.
                _ = server.StandardOutput.ReadToEndAsync();
                _ = server.StandardError.ReadToEndAsync();
                return new Uri(found.Value);
            }
        }

        throw new InvalidOperationException("The server did not start: " + read + await server.StandardError.ReadToEndAsync());
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
