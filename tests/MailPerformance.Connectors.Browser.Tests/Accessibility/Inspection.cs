using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>Looks at pages light and dark, on a desk and on a phone, and remembers what is wrong with them.</summary>
public sealed class Inspection(Visitor visitor)
{
    private const int Desk = 1200;
    private const int Phone = 390;
    private const int SmallPhone = 320;

    private readonly List<string> _findings = [];

    /// <summary>The page that the visitor sees now.</summary>
    public async Task LookAsync(string name)
    {
        var page = visitor.Page;
        foreach (var (scheme, schemeName) in new[] { (ColorScheme.Light, "light"), (ColorScheme.Dark, "dark") })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in new[] { Phone, Desk })
            {
                await page.SetViewportSizeAsync(width, 900);
                _findings.AddRange((await Axe.FindAsync(page)).Select(found => $"{name} ({schemeName}, {width}) {found}"));
            }
        }

        foreach (var width in new[] { SmallPhone, Phone })
        {
            await page.SetViewportSizeAsync(width, 900);
            var excess = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (excess > 0)
            {
                _findings.Add($"{name} ({width}) scrolls sideways by {excess} pixels");
            }
        }

        await page.SetViewportSizeAsync(Desk, 900);
    }

    public async Task OpenAsync(string address)
    {
        await visitor.OpenAsync(address);
        await LookAsync(address);
    }

    public void AssertClean() => Assert.True(_findings.Count == 0, $"{_findings.Count} findings:\n{string.Join("\n", _findings)}");
}
