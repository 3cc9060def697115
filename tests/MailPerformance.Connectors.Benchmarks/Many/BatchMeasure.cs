using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Benchmarks.Many;

/// <summary>How long the work of a batch takes, and how long it holds up somebody else who writes in the same account.</summary>
internal static class BatchMeasure
{
    /// <summary>Somebody else writes without a pause from before the start until the end.</summary>
    /// <param name="name">Another one each time: what the other writes bears it.</param>
    /// <param name="start">Gives the job something to do.</param>
    public static async Task RunAsync(TestAccount account, string name, Func<Task> start)
    {
        using var stopped = new CancellationTokenSource();
        var writes = WritesAsync(account, name, stopped.Token);
        await start();
        var clock = Stopwatch.StartNew();
        var done = await account.Host.Services.GetRequiredService<BatchRunner>().RunAsync();
        var time = clock.Elapsed;
        await stopped.CancelAsync();
        var times = (await writes).Order().ToList();
        Print(name, $"{done} contacts in {time.TotalSeconds:0.0} s ({done / time.TotalSeconds:0}/s)");
        Print("  another's write meanwhile", $"{times.Count} writes, p50 {times[times.Count / 2]:0.0} ms, longest {times[^1]:0} ms");
    }

    public static void Print(string name, FormattableString result) =>
        Console.WriteLine($"{name,-30} {result.ToString(CultureInfo.InvariantCulture)}");

    private static async Task<List<double>> WritesAsync(TestAccount account, string name, CancellationToken stopped)
    {
        var label = await account.AddLabelAsync<Segment>(name);
        var times = new List<double>();
        while (!stopped.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            WriteAssert.Done(await account.AsAdministrator(core =>
                core.Labels<Segment>().RenameAsync(label, string.Create(CultureInfo.InvariantCulture, $"{name} {times.Count}"))));
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(10, CancellationToken.None);
        }

        return times;
    }
}
