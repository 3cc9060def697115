using System.Diagnostics;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>The product as it is installed: published for this machine, compiled ahead, on a file that <c>demo fill</c> has filled.</summary>
internal sealed class PublishedProgram
{
    private const string Project = "MailPerformance.Connectors.Web";

    private readonly string _folder;
    private readonly string _dll;

    private PublishedProgram(string folder, string dll) => (_folder, _dll) = (folder, dll);

    /// <param name="options"><c>--folder</c>: where files are kept; <c>--app</c>: a folder that is published already.</param>
    public static async Task<PublishedProgram> FromAsync(Options options)
    {
        var folder = Path.GetFullPath(options.Text("--folder", Path.Combine(Path.GetTempPath(), "connectors-benchmarks")));
        Directory.CreateDirectory(folder);
        var app = options.Text("--app", "");
        if (app.Length == 0)
        {
            app = Path.Combine(folder, "app");
            await PublishAsync(app);
        }

        return new PublishedProgram(folder, DllIn(app));
    }

    /// <summary>The file with an account of that size, filled unless it is already.</summary>
    public async Task<string> FileOfAsync(int contacts)
    {
        var file = Path.Combine(_folder, $"{contacts}.db");
        await ServerProcess.RunAsync(_dll, ["demo", "fill", "--contacts", $"{contacts}"], Settings(file));
        return file;
    }

    /// <summary>A copy of such a file, which may be written to.</summary>
    /// <param name="name">Of the copy; what was there goes.</param>
    public async Task<string> CopyOfAsync(int contacts, string name)
    {
        var (file, copy) = (await FileOfAsync(contacts), Path.Combine(_folder, name));
        File.Copy(file, copy, overwrite: true);
        File.Delete(copy + "-wal");
        File.Delete(copy + "-shm");
        return copy;
    }

    /// <summary>Another published folder, with the same files.</summary>
    public PublishedProgram Other(string app) => new(_folder, DllIn(app));

    public Task<ServerProcess> StartAsync(string file) => ServerProcess.StartAsync(_dll, [], Settings(file));

    /// <summary>With its jobs, as one node of several, and without the limits that one machine would meet for all its people.</summary>
    public Task<ServerProcess> StartServingAsync(string file)
    {
        var settings = Settings(file);
        settings["Jobs__Enabled"] = "true";
        settings["PublicUrl"] = "http://localhost:5080";
        settings["SignIn__AttemptsPerMinute"] = "1000000";
        settings["SignIn__AttemptsPerLogin"] = "1000000";
        settings["Mobile__CallsPerMinute"] = "1000000";
        return ServerProcess.StartAsync(_dll, [], settings);
    }

    /// <exception cref="InvalidOperationException">The chain of a journal does not hold.</exception>
    public Task VerifyJournalAsync(string file) => ServerProcess.RunAsync(_dll, ["journal", "verify"], Settings(file));

    /// <param name="counts">Where its SQL commands are counted, see <see cref="SqlCounter"/>.</param>
    public Task<ServerProcess> StartCountedAsync(string file, string counts)
    {
        var settings = Settings(file);
        settings["DOTNET_STARTUP_HOOKS"] = typeof(SqlCounter).Assembly.Location;
        settings[SqlCounter.Variable] = counts;
        return ServerProcess.StartAsync(_dll, [], settings);
    }

    // As an installation has it, less what would write or refuse by itself. Development, since the example's contacts sign in.
    private static Dictionary<string, string> Settings(string file) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ConnectionStrings__Connectors"] = $"Data Source={file}",
        ["Jobs__Enabled"] = "false",
        ["Pages__PostsPerMinute"] = "1000000",
        ["Writes__PerContact"] = "100",
    };

    private static string DllIn(string app) => Path.Combine(Path.GetFullPath(app), Project + ".dll");

    private static async Task PublishAsync(string target)
    {
        var project = Path.Combine(Solution.Directory, "src", Project);
        using var publish = Process.Start("dotnet", ["publish", project, "-c", "Release", "-o", target, "-v", "q"]);
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The program could not be published.");
        }
    }
}
