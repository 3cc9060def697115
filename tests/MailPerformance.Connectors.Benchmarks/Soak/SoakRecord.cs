using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>What came of all requests.</summary>
internal sealed class SoakRecord
{
    /// <summary>What an answer says that has done nothing and asks to come back.</summary>
    public const string Busy = "503";

    private readonly ConcurrentDictionary<string, Tally> _tallies = new();

    public int Errors => _tallies.Values.Sum(tally => tally.Errors.Count);

    /// <param name="kind">In whose line it stands.</param>
    /// <param name="ask">Null when it was answered as it should be, else what was wrong with the answer.</param>
    /// <returns>Whether it was.</returns>
    public async Task<bool> TryAsync(string kind, Func<Task<string?>> ask)
    {
        var tally = _tallies.GetOrAdd(kind, _ => new Tally());
        var began = Stopwatch.GetTimestamp();
        try
        {
            switch (await ask())
            {
                case null:
                    break;
                case Busy:
                    tally.CountBusy();
                    return false;
                case var wrong:
                    Wrong(kind, wrong);
                    return false;
            }

            tally.Times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            return true;
        }
        catch (CutOffException)
        {
            tally.CountCutOff();
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            Wrong(kind, failure.Message);
        }

        return false;
    }

    public void Wrong(string kind, string what) => _tallies.GetOrAdd(kind, _ => new Tally()).Errors.Enqueue(
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss} {what}"));

    public void Print()
    {
        Console.WriteLine(Statistics.Row(["", "answered", "p50 ms", "p99 ms", "slowest ms", "busy", "cut off by a kill", "errors"]));
        Console.WriteLine(Statistics.Row(Enumerable.Repeat("---", 8)));
        foreach (var (kind, tally) in _tallies.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(Statistics.Row(
            [
                kind,
                $"{tally.Times.Count}",
                Statistics.Of(Statistics.Percentile(tally.Times, 0.5)),
                Statistics.Of(Statistics.Percentile(tally.Times, 0.99)),
                Statistics.Of(Statistics.Percentile(tally.Times, 1)),
                $"{tally.Busy}",
                $"{tally.CutOff}",
                $"{tally.Errors.Count}",
            ]));
        }

        foreach (var (kind, tally) in _tallies)
        {
            foreach (var error in tally.Errors.Take(10))
            {
                Console.WriteLine($"error, {kind}: {error}");
            }
        }
    }
}
