using System.Globalization;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Growth;

/// <summary>
/// <c>growth [--sizes 10000,100000,1000000] [--folder F] [--app F] [--requests 200] [--only part of a name]</c>: what a person waits for,
/// on accounts of several sizes, one request at a time.
/// </summary>
internal static class GrowthCommand
{
    public const string Word = "growth";

    public static async Task RunAsync(Options options)
    {
        var program = await PublishedProgram.FromAsync(options);
        var sizes = options.Numbers("--sizes", "10000,100000,1000000");
        var results = new Dictionary<(string Line, int Size), GrowthResult>();
        var names = new List<string>();
        foreach (var size in sizes)
        {
            var file = await program.FileOfAsync(size);
            var lines = GrowthLines.On(new Sampled(file))
                .Where(line => line.Name.Contains(options.Text("--only", ""), StringComparison.Ordinal)).ToList();
            names = [.. lines.Select(line => line.Name)];
            var commands = await CountAsync(program, file, lines);
            using var server = await program.StartAsync(file);
            using var visitor = await Visitor.OfProductAsync(server, Sampled.Administrator);
            foreach (var line in lines)
            {
                await GrowthMeasure.WarmUpAsync(visitor, line);
            }

            foreach (var line in lines)
            {
                var result = await GrowthMeasure.RunAsync(server, visitor, line, options.Number("--requests", 200));
                results[(line.Name, size)] = result with { Commands = commands[line.Name] };
                Console.Error.WriteLine($"{size} {line.Name}: {Cell(results[(line.Name, size)])}");
            }
        }

        Print(names, sizes, results);
    }

    private static async Task<Dictionary<string, double>> CountAsync(PublishedProgram program, string file, List<GrowthLine> lines)
    {
        var counts = file + "-commands";
        using var read = SqlCounter.Open(counts);
        using var server = await program.StartCountedAsync(file, counts);
        using var visitor = await Visitor.OfProductAsync(server, Sampled.Administrator);
        var commands = new Dictionary<string, double>();
        foreach (var line in lines)
        {
            commands[line.Name] = await GrowthMeasure.CountAsync(visitor, line, () => read.ReadInt64(0));
        }

        return commands;
    }

    private static void Print(List<string> names, int[] sizes, Dictionary<(string Line, int Size), GrowthResult> results)
    {
        Console.WriteLine($"\n{Statistics.Machine}. p50 / p99 in ms, CPU ms, SQL commands; one at a time.\n");
        var heads = sizes.Select(size => size.ToString("#,0", CultureInfo.InvariantCulture)).ToList();
        Console.WriteLine(Statistics.Row(["", .. heads, $"p50, {heads[^1]} : {heads[0]}"]));
        Console.WriteLine(Statistics.Row(Enumerable.Repeat("---", sizes.Length + 2)));
        foreach (var name in names)
        {
            var ratio = results[(name, sizes[^1])].P50 / results[(name, sizes[0])].P50;
            Console.WriteLine(Statistics.Row([name, .. sizes.Select(size => Cell(results[(name, size)])), Statistics.Of(ratio)]));
        }
    }

    private static string Cell(GrowthResult result) =>
        $"{Statistics.Of(result.P50)} / {Statistics.Of(result.P99)}, {Statistics.Of(result.Cpu)}, {result.Commands:0.#}"
        + (result.Errors == 0 ? "" : $", **{result.Errors} errors**");
}
