using System.Diagnostics;
using System.Globalization;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Tests of programs in processes of their own, on one database with the guide's example.</summary>
public abstract class ProcessTests : IAsyncLifetime, IAsyncDisposable
{
    public const string Password = "Trois-tulipes-2026!";

    public const string PublicUrl = "http://localhost:5080";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-process-").FullName;

    /// <summary>Where the programs are started, and which goes with the test.</summary>
    protected string Folder => _directory;

    protected TestDatabase Database { get; } = DurableDatabase();

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>A server that says where it listens (<see cref="BuiltProgram.AddressAsync"/>).</summary>
    protected Process StartServer() => Start("--urls", "http://127.0.0.1:0");

    protected Process Start(params string[] arguments) => Start(null, arguments);

    /// <param name="manager">Below which it is started; null: below the test itself.</param>
    protected Process Start(ServiceManager? manager, params string[] arguments)
    {
        var settings = new Dictionary<string, string>(Database.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Demo__Enabled"] = "true",
            ["Demo__Password"] = Password,
            ["PublicUrl"] = PublicUrl,
            ["Pages__PostsPerMinute"] = "100000",
            ["Writes__PerContact"] = "100",
        };
        return BuiltProgram.Start(_directory, arguments, settings, manager);
    }

    protected static HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,

        // A body that waits for the server's word is not sent before.
        Expect100ContinueTimeout = TimeSpan.FromMinutes(2),
    })
    {
        BaseAddress = address,
    };

    /// <summary>One more node on the database, in this process, which costs less than another one.</summary>
    protected NodeFactory StartNode() => new(Database);

    /// <summary>The example's administrator.</summary>
    protected static Task<TestSite> SignInAsync(Uri address) => SignInAsync(new TestSite(Client(address)));

    protected static async Task<TestSite> SignInAsync(TestSite site)
    {
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "FG3admin");
            form.Set("Password", Password);
        }));
        return site;
    }

    /// <summary>A command of this process, which is another than those of the servers, to its end.</summary>
    protected Task<Ended> RunAsync(params string[] arguments) => InnerProgram.RunAsync(Folder, arguments, Database.Settings);

    // A node in this process waits for the disk as the others do.
    private static TestDatabase DurableDatabase()
    {
        var database = TestDatabase.Migrated();
        database.IsDurable = true;
        return database;
    }

    /// <summary>Waits until it is so.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(clock.Elapsed < Patience, "It did not come to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>What systemd, a container's engine or Ctrl+C say.</summary>
    protected static async Task AskToStopAsync(int process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    protected static async Task KillAsync(params Process[] processes)
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
