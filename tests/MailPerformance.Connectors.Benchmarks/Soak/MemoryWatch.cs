using System.Diagnostics;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>How much memory the process that lives to the end has, again and again.</summary>
internal sealed class MemoryWatch(ServerProcess process, TimeSpan duration)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly List<(double Hours, double Megabytes)> _samples = [];

    public async Task WatchAsync(CancellationToken stopped)
    {
        var clock = Stopwatch.StartNew();
        while (!stopped.IsCancellationRequested)
        {
            _samples.Add((clock.Elapsed.TotalHours, process.WorkingSet / 1e6));
            await Task.WhenAny(Task.Delay(Pause, stopped));
        }
    }

    public void Print()
    {
        // The first part fills what is remembered and compiles what runs often.
        var second = _samples.Where(sample => sample.Hours >= duration.TotalHours / 2).ToList();
        Console.WriteLine(Statistics.Row(
            ["memory of the first process, MB: at first", "half-way", "at the end", "most", "growth an hour, second half"]));
        Console.WriteLine(Statistics.Row(Enumerable.Repeat("---", 5)));
        Console.WriteLine(Statistics.Row(
        [
            Statistics.Of(_samples[0].Megabytes),
            Statistics.Of(second.FirstOrDefault(_samples[^1]).Megabytes),
            Statistics.Of(_samples[^1].Megabytes),
            Statistics.Of(_samples.Max(sample => sample.Megabytes)),
            Statistics.Of(SlopeOf(second)),
        ]));
    }

    // Of the line with the least squares.
    private static double SlopeOf(List<(double X, double Y)> points)
    {
        if (points.Count < 2)
        {
            return double.NaN;
        }

        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
