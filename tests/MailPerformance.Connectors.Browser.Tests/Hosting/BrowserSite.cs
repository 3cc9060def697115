using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>The application on a real port, and one browser.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    /// <summary>Long enough for a busy machine; nothing waits longer than what it waits for.</summary>
    private const float Patience = 30_000;

    // Off: a trace costs a tenth of the time of a test.
    private static readonly bool IsTraced = Environment.GetEnvironmentVariable("CONNECTORS_TRACE") == "1";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public DemoHost Host { get; } = new();

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Address = HostAddress.Start(Host);
        var program = Chromium.FindOrInstall();

        // A browser writes the fields for dates in its own language, whatever the page's: this is how it is told.
        Environment.SetEnvironmentVariable("LANGUAGE", "fr");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments, Timeout = Patience * 2 });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>An account of the test's own, with the option on.</summary>
    public Task<StoryAccount> CreateAccountAsync() => StoryAccount.CreateAsync(Host);

    /// <summary>
    /// Plays a story. When it fails, a picture of what every visitor saw is kept, with CONNECTORS_TRACE=1 a trace as well. When it
    /// succeeds, it fails all the same if a browser complained: a script that broke, something the security policy stopped.
    /// </summary>
    public Task PlayAsync(Func<Stage, Task> play, [CallerMemberName] string name = "") => PlayAsync(Address, play, name);

    public async Task PlayAsync(Uri address, Func<Stage, Task> play, string name)
    {
        await using var stage = new Stage(_browser!, address, Patience, IsTraced);
        try
        {
            await play(stage);
            stage.AssertNoComplaints();
        }
        catch
        {
            await stage.KeepEvidenceAsync(name);
            throw;
        }
    }
}
