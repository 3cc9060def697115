using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program as a process of its own, on an SQLite file <c>web.db</c> in a directory.</summary>
public static partial class BuiltProgram
{
    public static Process Start(string directory, string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Texts).Assembly.Location, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Database__Provider"] = "Sqlite",
                ["ConnectionStrings__Connectors"] = "Data Source=" + Path.Combine(directory, "web.db"),
                ["Serilog__MinimumLevel__Default"] = "Information",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
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
