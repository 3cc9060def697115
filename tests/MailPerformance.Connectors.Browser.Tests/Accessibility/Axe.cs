using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>The rules of axe on a page as it stands. The script is put into a page once and may then run again and again.</summary>
public static class Axe
{
    private const string Run = """
        only => axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(result =>
          result.violations.flatMap(found => found.nodes.map(node =>
            `${found.id}: ${found.help}: ${node.target.join(' ')}\n      ${node.failureSummary.replaceAll('\n', ' ')}`)))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object Everything =
        new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    public static Task<IReadOnlyList<string>> FindAsync(IPage page) => RunAsync(page, Everything);

    /// <summary>The rules about colours alone: all that can differ between a page that is light and the same page dark.</summary>
    public static Task<IReadOnlyList<string>> FindInColoursAsync(IPage page) => RunAsync(page, Colours);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, object only)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Run, only);
    }
}
