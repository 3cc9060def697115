using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>
/// <c>beside [--contacts 100000] [--seconds 4] [--rounds 3] [--saves 400] [--folder F] [--app F] [--only part of a name]</c>: the published
/// program beside a hand-written response and a plain MVC page on the same file, under load, each in its turn.
/// </summary>
internal static class BesideCommand
{
    public const string Word = "beside";

    // Until what runs often has been compiled for the second time.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Options options)
    {
        var program = await PublishedProgram.FromAsync(options);
        var file = await program.FileOfAsync(options.Number("--contacts", 100_000));
        var lines = BesideLines.On(new Sampled(file))
            .Where(line => line.Name.Contains(options.Text("--only", ""), StringComparison.Ordinal)).ToList();
        var commands = await CountAsync(program, file, lines);

        using var product = await program.StartAsync(file);
        using var others = await StartOthersAsync(file, file + "-others");
        List<Contender> contenders =
        [
            new("hand-written", others, await Contender.SignInAsync(others, ContenderApplication.Hand)),
            new("plain MVC + EF", others, await Contender.SignInAsync(others, ContenderApplication.Plain)),
            new("ours", product, await Visitor.OfProductAsync(product, Sampled.Administrator)),
        ];
        Console.WriteLine($"\n{Statistics.Machine}; {Load8.Connections} connections, {options.Number("--rounds", 3)} rounds of "
            + $"{options.Number("--seconds", 4)} s, median; {options.Number("--contacts", 100_000)} contacts.\n");
        Console.WriteLine(Statistics.Row(
            ["", "", "requests/s", "of hand-written", "of plain", "CPU ms", "SQL", "p50 ms", "p99 ms", "errors"]));
        Console.WriteLine(Statistics.Row(Enumerable.Repeat("---", 10)));
        foreach (var line in lines)
        {
            var results = await MeasureAsync(contenders, line, options);
            Print(line, contenders, results, commands);
        }
    }

    private static Task<ServerProcess> StartOthersAsync(string file, string counts) => ServerProcess.StartAsync(
        typeof(BesideCommand).Assembly.Location,
        [ContenderApplication.Word, "--file", file, "--counts", counts],
        new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" });

    // Each program in its turn, so that what else the machine does meets all of them.
    private static async Task<List<BesideResult>> MeasureAsync(List<Contender> contenders, BesideLine line, Options options)
    {
        var seconds = TimeSpan.FromSeconds(options.Number("--seconds", 4));
        var saves = options.Number("--saves", 400);
        var rounds = contenders.Select(_ => new List<BesideResult>()).ToList();
        foreach (var contender in contenders)
        {
            await Load8.RunAsync(contender, line, -1, WarmUp, saves);
        }

        for (var round = 0; round < options.Number("--rounds", 3); round++)
        {
            for (var place = 0; place < contenders.Count; place++)
            {
                rounds[place].Add(await Load8.RunAsync(contenders[place], line, round, seconds, saves));
            }
        }

        return [.. rounds.Select(BesideResult.Median)];
    }

    private static void Print(
        BesideLine line, List<Contender> contenders, List<BesideResult> results, Dictionary<(string, string), double> commands)
    {
        for (var place = 0; place < contenders.Count; place++)
        {
            var result = results[place];
            Console.WriteLine(Statistics.Row(
            [
                place == 0 ? line.Name : "",
                contenders[place].Name,
                Statistics.Of(result.PerSecond),
                place == 0 ? "1" : Statistics.Of(result.PerSecond / results[0].PerSecond),
                place < 2 ? "" : Statistics.Of(result.PerSecond / results[1].PerSecond),
                Statistics.Of(result.Cpu),
                Statistics.Of(commands[(line.Name, contenders[place].Name)]),
                Statistics.Of(result.P50),
                Statistics.Of(result.P99),
                $"{result.Errors}",
            ]));
        }
    }

    private static async Task<Dictionary<(string Line, string Contender), double>> CountAsync(
        PublishedProgram program, string file, List<BesideLine> lines)
    {
        var (ours, theirs) = (file + "-commands", file + "-others");
        using var product = await program.StartCountedAsync(file, ours);
        using var others = await StartOthersAsync(file, theirs);
        var (readOurs, readTheirs) = (SqlCounter.Open(ours), SqlCounter.Open(theirs));
        var commands = new Dictionary<(string, string), double>();
        foreach (var (contender, counter) in new[]
        {
            (new Contender("hand-written", others, await Contender.SignInAsync(others, ContenderApplication.Hand)), readTheirs),
            (new Contender("plain MVC + EF", others, await Contender.SignInAsync(others, ContenderApplication.Plain)), readTheirs),
            (new Contender("ours", product, await Visitor.OfProductAsync(product, Sampled.Administrator)), readOurs),
        })
        {
            foreach (var line in lines)
            {
                commands[(line.Name, contender.Name)] = await Load8.CountAsync(contender, line, () => counter.ReadInt64(0));
            }
        }

        return commands;
    }
}
