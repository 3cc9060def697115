using System.Diagnostics;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>Asks for one address again and again, four at a time.</summary>
internal static class Load
{
    private const int AtATime = 4;

    /// <returns>Answers per second, after a second of warming up.</returns>
    public static async Task<double> MeasureAsync(HttpClient client, string address, TimeSpan duration)
    {
        await RunAsync(client, address, TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        var answers = await RunAsync(client, address, duration);
        return answers / clock.Elapsed.TotalSeconds;
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
