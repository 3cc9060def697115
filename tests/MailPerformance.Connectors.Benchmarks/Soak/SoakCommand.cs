using System.Diagnostics;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>
/// <c>soak [--minutes 60] [--contacts 10000] [--kill 180] [--folder F] [--app F] [--next F]</c>: people, phones and open pages use two
/// processes on one file for that long; the second process is killed every so many seconds, in the middle of whatever it does, and started
/// again. With <c>--next</c> that one is of another published version: what a rolling update has beside one another.
/// </summary>
internal static class SoakCommand
{
    public const string Word = "soak";

    private const int Readers = 3;
    private const int Savers = 2;
    private const int Phones = 2;
    private const int Streams = 20;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    /// <returns>1 when something was lost or answered wrongly.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        var duration = TimeSpan.FromMinutes(options.Number("--minutes", 60));
        var program = await PublishedProgram.FromAsync(options);
        var file = await program.CopyOfAsync(options.Number("--contacts", 10_000), "soak.db");
        var next = options.Text("--next", "") is { Length: > 0 } app ? program.Other(app) : program;

        using var nodes = await Nodes.StartAsync(() => program.StartServingAsync(file), () => next.StartServingAsync(file));
        var (record, ledger, memory) = (new SoakRecord(), new Ledger(), new MemoryWatch(nodes.Steady, duration));
        var people = new SoakPeople(nodes, record, ledger, new Sampled(file));
        var sites = await people.SignInAsync(Readers + Savers + Streams);
        using var stopped = new CancellationTokenSource(duration);
        var all = Workers(people, sites, new SoakPhones(nodes, record, ledger), stopped.Token)
            .Append(memory.WatchAsync(stopped.Token))
            .Append(KillAsync(nodes, TimeSpan.FromSeconds(options.Number("--kill", 180)), stopped.Token)).ToList();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(all);

        Console.WriteLine($"\n{Statistics.Machine}; {clock.Elapsed.TotalMinutes:0} minutes, {nodes.Kills} kills; "
            + $"{options.Number("--contacts", 10_000)} contacts.\n");
        record.Print();
        Console.WriteLine();
        memory.Print();
        var lost = ledger.LostIn(file);
        Console.WriteLine($"\n{ledger.Saves} saves and {ledger.Orders} orders were acknowledged, {lost.Count} of them lost; the file has "
            + $"{new FileInfo(file).Length / 1e6:0} MB, its log {new FileInfo(file + "-wal").Length / 1e6:0} MB.");
        lost.ForEach(Console.WriteLine);
        await program.VerifyJournalAsync(file);
        Console.WriteLine("The journal's chain holds.");
        return lost.Count + record.Errors > 0 ? 1 : 0;
    }

    private static List<Task> Workers(SoakPeople people, List<TestSite> sites, SoakPhones phones, CancellationToken stopped) =>
    [
        .. sites.Take(Readers).Select((site, person) => people.ReadAsync(site, person, stopped)),
        .. sites.Skip(Readers).Take(Savers).Select((site, person) => people.SaveAsync(site, person, Savers, stopped)),
        .. sites.Skip(Readers + Savers).Select(site => people.WatchAsync(site, TimeSpan.FromMinutes(1), stopped)),
        .. Enumerable.Range(0, Phones).Select(_ => phones.OrderAsync(stopped)),
        people.ComeAndGoAsync(stopped),
    ];

    private static async Task KillAsync(Nodes nodes, TimeSpan every, CancellationToken stopped)
    {
        while (true)
        {
            await Task.WhenAny(Task.Delay(every, stopped));
            if (stopped.IsCancellationRequested)
            {
                return;
            }

            await nodes.KillAsync(Away);
        }
    }
}
