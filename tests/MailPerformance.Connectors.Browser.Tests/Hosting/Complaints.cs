using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>
/// What a browser complains about: errors and warnings of its console (what the security policy stops is among them) and scripts
/// that break. A page that is itself an answer such as 404 is not a complaint.
/// </summary>
public sealed class Complaints
{
    private readonly ConcurrentQueue<(string Text, string Location)> _heard = new();
    private readonly ConcurrentBag<string> _refusedPages = [];

    public Complaints(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _heard.Enqueue((message.Text, message.Location));
            }
        };
        context.WebError += (_, error) => _heard.Enqueue((error.Error, "script"));
        context.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Status is >= 400 and < 500)
            {
                _refusedPages.Add(response.Url);
            }
        };
    }

    public IEnumerable<string> All => _heard
        .Where(heard => !(heard.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && _refusedPages.Any(url => heard.Location.StartsWith(url, StringComparison.Ordinal))))
        .Select(heard => $"{heard.Text} ({heard.Location})");
}
