using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>The rules of axe on a page as it stands. The script is put into a page once and may then run again and again.</summary>
public static class Axe
{
    private const string Run = """
        tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(result =>
          result.violations.flatMap(found => found.nodes.map(node =>
            `${found.id}: ${found.help}\n    ${node.target.join(' ')}\n    ${node.failureSummary.replaceAll('\n', ' ')}`)))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Run, Tags);
    }
}
