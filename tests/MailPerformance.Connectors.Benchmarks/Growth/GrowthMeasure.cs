using System.Diagnostics;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Growth;

/// <summary>One line on one file: times of single requests, and what one costs.</summary>
internal sealed record GrowthResult(double P50, double P99, double? Cpu, double? Commands, int Errors);

/// <summary>Asks one request after another, with nobody beside.</summary>
internal static class GrowthMeasure
{
    private const int MostWarmUp = 100;
    private const int Counted = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<GrowthResult> RunAsync(ServerProcess program, Visitor visitor, GrowthLine line, int requests)
    {
        var warmUp = WarmUpOf(line);
        var end = Math.Min(line.Most, warmUp + requests);
        var times = new List<double>();
        var (errors, cpu) = await SendAsync(visitor, line, warmUp, end, times, program);
        return new GrowthResult(
            Statistics.Percentile(times, 0.5),
            Statistics.Percentile(times, 0.99),
            line.HasPreparation ? null : cpu.TotalMilliseconds / times.Count,
            null,
            errors);
    }

    /// <summary>For all lines before the first is measured: what is compiled while the program runs is compiled by then.</summary>
    public static Task WarmUpAsync(Visitor visitor, GrowthLine line) => SendAsync(visitor, line, 0, WarmUpOf(line), []);

    /// <summary>How many SQL commands one request sends, once the program knows what it remembers.</summary>
    /// <param name="counter">Reads what has been sent until now.</param>
    public static async Task<double> CountAsync(Visitor visitor, GrowthLine line, Func<long> counter)
    {
        await SendAsync(visitor, line, 0, 1, []);
        long commands = 0;
        for (var number = 1; number <= Counted; number++)
        {
            var request = await line.MakeAsync(visitor, number, number + 1);
            await line.PrepareAsync(visitor, number);
            var before = counter();
            await SendAsync(visitor, line, request[0]);
            commands += counter() - before;
        }

        return (double)commands / Counted;
    }

    private static int WarmUpOf(GrowthLine line) => Math.Min(MostWarmUp, line.Most / 4);

    private static async Task<(int Errors, TimeSpan Cpu)> SendAsync(
        Visitor visitor, GrowthLine line, int from, int to, List<double> times, ServerProcess? program = null)
    {
        var requests = await line.MakeAsync(visitor, from, to);
        var errors = 0;
        var all = Stopwatch.StartNew();
        var cpu = program?.Cpu;
        for (var place = 0; place < requests.Count && all.Elapsed < Patience; place++)
        {
            await line.PrepareAsync(visitor, from + place);
            var clock = Stopwatch.StartNew();
            errors += await SendAsync(visitor, line, requests[place]) ? 0 : 1;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return (errors, program is null ? default : program.Cpu - cpu!.Value);
    }

    private static async Task<bool> SendAsync(Visitor visitor, GrowthLine line, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await visitor.Client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            return (int)answer.StatusCode == line.Status;
        }
    }
}
