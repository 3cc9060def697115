using System.Diagnostics;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>Asks for one address again and again, four at a time.</summary>
internal static class Load
{
    private const int AtATime = 4;

    private const int Alone = 100;

    /// <returns>Answers per second, after a second of warming up, and the median in ms of one answer after another.</returns>
    public static async Task<(double PerSecond, double Median)> MeasureAsync(HttpClient client, string address, TimeSpan duration)
    {
        await RunAsync(client, address, TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        var answers = await RunAsync(client, address, duration);
        return (answers / clock.Elapsed.TotalSeconds, await MedianAsync(client, address));
    }

    private static async Task<double> MedianAsync(HttpClient client, string address)
    {
        var times = new List<double>();
        while (times.Count < Alone)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(address);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Alone / 2);
    }

    private static async Task<int> RunAsync(HttpClient client, string address, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
        {
            var count = 0;
            while (clock.Elapsed < duration)
            {
                using var answer = await client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }));
        return counts.Sum();
    }
}
