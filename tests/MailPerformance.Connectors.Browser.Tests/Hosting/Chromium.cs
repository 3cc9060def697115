using System.Diagnostics;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>Finds a Chromium on this machine, and installs one where there is none.</summary>
public static class Chromium
{
    private const string Variable = "CHROMIUM_PATH";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program to start; null for the one that Playwright has installed for itself.</summary>
    public static string? FindOrInstall()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
        {
            return File.Exists(chosen)
                ? chosen
                : throw new InvalidOperationException($"{Variable} names '{chosen}', which does not exist.");
        }

        if (Find() is { } found)
        {
            return found;
        }

        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && InPath("apt-get") is not null)
        {
            InstallPackages();
            return Find() ?? throw new InvalidOperationException("apt-get has installed chromium, but no chromium is to be found.");
        }

        var code = Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return code == 0 ? null : throw new InvalidOperationException(
            $"Playwright could not install its Chromium (exit code {code}). Install chromium by hand, or name one in {Variable}.");
    }

    private static string? Find() => Names.Select(InPath).FirstOrDefault(path => path is not null);

    private static string? InPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
            .Select(directory => Path.Combine(directory, name))
            .FirstOrDefault(File.Exists);

    private static void InstallPackages()
    {
        // A stale or broken list of packages is no reason to stop: the install that follows tells whether it is good enough.
        _ = Run("apt-get", "update");
        var (code, output) = Run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-l10n", "fonts-liberation");
        if (code != 0)
        {
            throw new InvalidOperationException(
                $"apt-get could not install chromium (exit code {code}). Install it by hand, or name a browser in {Variable}.\n{output}");
        }
    }

    private static (int Code, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
