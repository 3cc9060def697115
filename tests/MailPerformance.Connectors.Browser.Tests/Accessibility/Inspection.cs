using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>Looks at pages light and dark, on a desk and on a phone, and remembers what is wrong with them.</summary>
public sealed class Inspection(Visitor visitor)
{
    private const int Desk = 1200;
    private const int Phone = 390;
    private const int SmallPhone = 320;

    private const string Excess = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private const string CutTables = """
        () => [...document.querySelectorAll('[role=region]')].filter(region => region.scrollWidth > region.clientWidth)
          .map(region => [region.scrollWidth - region.clientWidth, region.querySelector('caption').textContent])
          .map(([pixels, caption]) => `table is cut off: ${pixels} pixels of « ${caption} »`)
        """;

    private readonly List<(string Finding, string Place)> _findings = [];

    private IPage Page => visitor.Page;

    /// <summary>The page that the visitor sees now.</summary>
    public async Task LookAsync(string name)
    {
        foreach (var width in new[] { Phone, Desk })
        {
            await ShowAllAsync(width);
            Remember($"{name} (light, {width})", await Axe.FindAsync(Page));
        }

        // What is dark does not depend on the width.
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Remember($"{name} (dark)", await Axe.FindInColoursAsync(Page));
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        foreach (var width in new[] { Phone, SmallPhone })
        {
            await Page.SetViewportSizeAsync(width, 900);
            if (await Page.EvaluateAsync<int>(Excess) is > 0 and var excess)
            {
                Remember($"{name} ({width})", [$"page scrolls sideways by {excess} pixels"]);
            }
        }

        await Page.SetViewportSizeAsync(Desk, 900);
        Remember($"{name} ({Desk})", await Page.EvaluateAsync<string[]>(CutTables));
    }

    // So high that a bar that stays in sight covers nothing.
    private async Task ShowAllAsync(int width)
    {
        await Page.SetViewportSizeAsync(width, 900);
        var height = await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await Page.SetViewportSizeAsync(width, Math.Clamp(height, 900, 8000));
    }

    public async Task OpenAsync(string address)
    {
        await visitor.OpenAsync(address);
        await LookAsync(address);
    }

    public void AssertClean() => Assert.True(_findings.Count == 0, $"{_findings.Count} findings:\n{string.Join("\n", Report())}");

    private void Remember(string place, IEnumerable<string> findings) => _findings.AddRange(findings.Select(finding => (finding, place)));

    /// <summary>What is wrong, once, and where.</summary>
    private IEnumerable<string> Report() => _findings
        .GroupBy(found => found.Finding, found => found.Place)
        .Select(found => $"- {found.Key}\n      at {string.Join(", ", found)}");
}
