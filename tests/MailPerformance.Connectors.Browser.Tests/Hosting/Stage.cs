using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>The people of one test, each with a browser of their own.</summary>
public sealed class Stage(IBrowser browser, Uri address, float patience, bool isTraced) : IAsyncDisposable
{
    public const string DemoPassword = "Trois-tulipes-2026!";

    private readonly List<Visitor> _visitors = [];

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Visitor> ArriveAsync(Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1200, Height = 900 },
        };
        change?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(patience);
        if (isTraced)
        {
            await context.Tracing.StartAsync(new() { Snapshots = true });
        }

        var visitor = new Visitor(await context.NewPageAsync());
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Somebody who signs in through the page.</summary>
    public async Task<Visitor> SignInAsync(string login, string password = Sample.Password, Action<BrowserNewContextOptions>? change = null)
    {
        var visitor = await ArriveAsync(change);
        await visitor.SignInAsync(login, password);
        return visitor;
    }

    public Task<Visitor> SignInDemoAsync(string login, Action<BrowserNewContextOptions>? change = null) =>
        SignInAsync(login, DemoPassword, change);

    public void AssertNoComplaints() => Assert.Empty(_visitors.SelectMany(visitor => visitor.Complaints));

    public async Task KeepEvidenceAsync(string name)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "TestResults", "browser");
        for (var number = 1; number <= _visitors.Count; number++)
        {
            var path = Path.Combine(directory, $"{name}-{number}");
            await KeepEvidenceAsync(_visitors[number - 1].Page, path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
        {
            await visitor.Page.Context.DisposeAsync();
        }
    }

    private async Task KeepEvidenceAsync(IPage page, string path)
    {
        try
        {
            await page.ScreenshotAsync(new() { Path = path + ".png", FullPage = true });
            if (isTraced)
            {
                await page.Context.Tracing.StopAsync(new() { Path = path + ".zip" });
            }
        }
        catch (PlaywrightException)
        {
            // The failure that brought us here says more than a browser that is gone.
        }
    }
}
