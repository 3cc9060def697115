using System.Diagnostics;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Tests of programs in processes of their own, on one database with the guide's example.</summary>
public abstract class ProcessTests : IAsyncLifetime, IAsyncDisposable
{
    protected const string Password = "Trois-tulipes-2026!";

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-process-").FullName;

    protected TestDatabase Database { get; } = TestDatabase.Migrated();

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

    protected Process Start(params string[] arguments) => BuiltProgram.Start(_directory, arguments, new(Database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "true",
        ["Demo__Password"] = Password,
        ["PublicUrl"] = "http://localhost:5080",
        ["Pages__PostsPerMinute"] = "100000",
        ["Writes__PerContact"] = "100",
    });

    protected static HttpClient Client(Uri address) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>The example's administrator.</summary>
    protected static async Task<TestSite> SignInAsync(Uri address)
    {
        var site = new TestSite(Client(address));
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "FG3admin");
            form.Set("Password", Password);
        }));
        return site;
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
