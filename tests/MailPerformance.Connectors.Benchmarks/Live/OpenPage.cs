using AngleSharp.Html.Parser;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Live;

/// <summary>The list of campaigns in a browser: it is told of changes, and fetches its part again when it is.</summary>
internal sealed class OpenPage
{
    private const string Address = "/campagnes";

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It hears of changes.</summary>
    public Task Begun => _begun.Task;

    /// <summary>It shows the first change of which it was told.</summary>
    public Task Shown => _shown.Task;

    public static async Task<OpenPage> OpenAsync(Visitor visitor)
    {
        var document = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(await visitor.GetAsync(Address)));
        var page = new OpenPage();
        _ = page.HearAsync(visitor, document.QuerySelector("[data-live]")!.GetAttribute("data-live")!);
        return page;
    }

    private async Task HearAsync(Visitor visitor, string events)
    {
        try
        {
            using var answer = await visitor.Client.GetAsync(events, HttpCompletionOption.ResponseHeadersRead);
            using var lines = new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
            while (await lines.ReadLineAsync() is { } line)
            {
                if (line == "event: changed")
                {
                    using var part = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { { "X-Live-Part", "1" } } };
                    using var shown = await visitor.Client.SendAsync(part);
                    await shown.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                    _shown.TrySetResult();
                }
                else if (line.StartsWith("event:", StringComparison.Ordinal))
                {
                    _begun.TrySetResult();
                }
            }

            throw new InvalidOperationException("The stream ended before all pages were told: measure fewer pages.");
        }
        catch (Exception failure)
        {
            _begun.TrySetException(failure);
            _shown.TrySetException(failure);
        }
    }
}
