using System.Collections.Concurrent;
using System.Diagnostics;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Live;

/// <summary>
/// <c>live [--contacts 100000] [--pages 2000] [--folder F] [--app F]</c>: so many open pages of one account, one save, and what it costs
/// until each of them shows it. Beside that somebody asks for the list of contacts, one request after another.
/// </summary>
internal static class LiveCommand
{
    public const string Word = "live";

    private const string List = "/administration/contacts";

    // Opened so many at a time, as browsers would not all come in one instant either.
    private const int OpenedAtOnce = 50;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Options options)
    {
        var program = await PublishedProgram.FromAsync(options);
        var file = await program.FileOfAsync(options.Number("--contacts", 100_000));
        using var server = await program.StartAsync(file);
        using var visitor = await Visitor.OfProductAsync(server, Sampled.Administrator);
        var pages = await OpenAsync(visitor, options.Number("--pages", 2_000));
        await Task.WhenAll(pages.Select(page => page.Begun));
        for (var warm = 0; warm < 200; warm++)
        {
            await visitor.GetAsync(List);
        }

        var alone = await ListAsync(visitor, Task.Delay(Quiet));
        var (clock, cpu) = (Stopwatch.StartNew(), server.Cpu);
        foreach (var save in await visitor.SavesAsync(new Sampled(file).Ids().Take(1), Changes.TimeZone))
        {
            (await visitor.Client.SendAsync(save)).Dispose();
        }

        var meanwhile = await ListAsync(visitor, Task.WhenAll(pages.Select(page => page.Shown)));
        Console.WriteLine($"\n{Statistics.Machine}; {pages.Count} open pages.\n");
        Console.WriteLine(Statistics.Row(
            ["until all show the save, s", "CPU, s", "list p50 / p99 before, ms", "list p50 / p99 meanwhile, ms"]));
        Console.WriteLine(Statistics.Row(Enumerable.Repeat("---", 4)));
        Console.WriteLine(Statistics.Row(
        [
            Statistics.Of(clock.Elapsed.TotalSeconds),
            Statistics.Of((server.Cpu - cpu).TotalSeconds),
            $"{Statistics.Of(Statistics.Percentile(alone, 0.5))} / {Statistics.Of(Statistics.Percentile(alone, 0.99))}",
            $"{Statistics.Of(Statistics.Percentile(meanwhile, 0.5))} / {Statistics.Of(Statistics.Percentile(meanwhile, 0.99))}",
        ]));
    }

    private static async Task<List<OpenPage>> OpenAsync(Visitor visitor, int count)
    {
        var pages = new List<OpenPage>();
        foreach (var some in Enumerable.Range(0, count).Chunk(OpenedAtOnce))
        {
            pages.AddRange(await Task.WhenAll(some.Select(_ => OpenPage.OpenAsync(visitor))));
        }

        return pages;
    }

    private static async Task<ConcurrentBag<double>> ListAsync(Visitor visitor, Task until)
    {
        var times = new ConcurrentBag<double>();
        while (!until.IsCompleted)
        {
            var began = Stopwatch.GetTimestamp();
            await visitor.GetAsync(List);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(20);
        }

        await until;
        return times;
    }
}
