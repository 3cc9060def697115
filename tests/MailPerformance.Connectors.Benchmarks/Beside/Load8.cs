using System.Collections.Concurrent;
using System.Diagnostics;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>Asks one program for one thing over eight connections without a pause.</summary>
internal static class Load8
{
    public const int Connections = 8;

    private const int Counted = 5;

    /// <param name="round">From -1, the warming up; saves are of other contacts in each.</param>
    /// <param name="saves">How many saves are prepared at most; the round is over when they are done.</param>
    public static async Task<BesideResult> RunAsync(Contender contender, BesideLine line, int round, TimeSpan duration, int saves)
    {
        var next = await NextAsync(contender, line, (round + 1) * saves, saves);
        var (times, errors) = (new ConcurrentBag<double>(), 0);
        var cpu = contender.Server.Cpu;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < duration && next() is { } request)
            {
                var began = clock.Elapsed;
                if (!await SendAsync(contender, request))
                {
                    Interlocked.Increment(ref errors);
                }

                times.Add((clock.Elapsed - began).TotalMilliseconds);
            }
        })));
        var elapsed = clock.Elapsed;
        return new BesideResult(
            (times.Count - errors) / elapsed.TotalSeconds,
            (contender.Server.Cpu - cpu).TotalMilliseconds / times.Count,
            Statistics.Percentile(times, 0.5),
            Statistics.Percentile(times, 0.99),
            errors);
    }

    /// <summary>SQL commands of one request, once the program knows what it remembers.</summary>
    public static async Task<double> CountAsync(Contender contender, BesideLine line, Func<long> counter)
    {
        var requests = Math.Max(Counted, line.SavesOneIn);
        var next = await NextAsync(contender, line, 0, requests + 1);
        await SendAsync(contender, next()!);
        var before = counter();
        for (var number = 0; number < requests; number++)
        {
            await SendAsync(contender, next()!);
        }

        return (double)(counter() - before) / requests;
    }

    // Saves are made beforehand, each from its open page: what is measured is the post alone. Without any left there is nothing to ask for.
    private static async Task<Func<HttpRequestMessage?>> NextAsync(Contender contender, BesideLine line, int from, int saves)
    {
        var ids = Enumerable.Range(from, line.HasSaves ? saves : 0).Select(place => line.Ids[place % line.Ids.Count]);
        var posts = new ConcurrentQueue<HttpRequestMessage>(await contender.Visitor.SavesAsync(ids, Changes.TimeZone));
        var isOurs = contender.Name == "ours";
        var number = -1;
        return () =>
        {
            var one = Interlocked.Increment(ref number);
            return !line.IsSave(one)
                ? new HttpRequestMessage(HttpMethod.Get, isOurs ? line.OfOurs!(one) : line.OfOthers!(contender.Visitor.Prefix, one))
                : posts.TryDequeue(out var post) ? post : null;
        };
    }

    private static async Task<bool> SendAsync(Contender contender, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await contender.Visitor.Client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            return (int)answer.StatusCode == (request.Method == HttpMethod.Post ? 302 : 200);
        }
    }
}
