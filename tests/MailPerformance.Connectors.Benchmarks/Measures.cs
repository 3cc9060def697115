using System.Globalization;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>
/// The lists of the application inside this process, beside a hand-written response, and what happens to some while others do much: the
/// stop button, sign-ins. <c>[contacts] [seconds per measure] [part of the measures' names]</c>.
/// </summary>
internal static class Measures
{
    public static async Task RunAsync(string[] args)
    {
        var contacts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var duration = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10);
        var only = args.Length > 2 ? args[2] : "";
        await using var factory = new BenchmarkFactory();
        factory.UseKestrel(0);
        factory.StartServer();
        await MeasureOthersAsync(factory, only, duration);
        await MeasureListsAsync(factory, only, duration, contacts);
    }

    private static async Task MeasureOthersAsync(BenchmarkFactory factory, string only, TimeSpan duration)
    {
        if (StopButton.OfOneAccount.Contains(only, StringComparison.Ordinal))
        {
            await StopButton.MeasureOneAsync(factory, readers: 0);
            await StopButton.MeasureOneAsync(factory, readers: 20_000);
        }

        if (StopButton.OfAFloodedAccount.Contains(only, StringComparison.Ordinal))
        {
            await StopButton.MeasureFloodedAsync(factory, connections: 600);
        }

        if (StopButton.OfManyAccounts.Contains(only, StringComparison.Ordinal))
        {
            await StopButton.MeasureManyAsync(factory);
        }

        if (SignInStorm.Name.Contains(only, StringComparison.Ordinal))
        {
            await SignInStorm.MeasureAsync(factory, connections: 64, duration);
            await SignInStorm.MeasureAsync(factory, connections: 256, duration);
        }
    }

    private static async Task MeasureListsAsync(BenchmarkFactory factory, string only, TimeSpan duration, int contacts)
    {
        var measures = Lists(contacts / 25).Where(measure => measure.Name.Contains(only, StringComparison.Ordinal)).ToList();
        if (measures.Count == 0)
        {
            return;
        }

        var account = await factory.CreateAccountAsync();
        await account.SetOptionAsync(true);
        Console.WriteLine($"Filling an account with {contacts} contacts...");
        await factory.FillAsync(account, contacts);
        using var client = await factory.SignedInClientAsync(account);
        foreach (var (name, address) in measures)
        {
            var (perSecond, median) = await Load.MeasureAsync(client, address, duration);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{name,-40} {perSecond,8:0.0} requests/s {median,8:0.0} ms alone"));
        }
    }

    private static IEnumerable<(string Name, string Address)> Lists(int lastPage) =>
    [
        ("hand-written response over ADO.NET", BaselineMiddleware.Path),
        ("hand-written, without counting", BaselineMiddleware.PathWithoutNumber),
        ("list, page 1", "/administration/contacts"),
        ($"list, page {lastPage / 4}", $"/administration/contacts?page={lastPage / 4}"),
        ($"list, page {lastPage}", $"/administration/contacts?page={lastPage}"),
        ("search, part of a word", "/administration/contacts?recherche=rtin9"),
        ("search, two parts of words", "/administration/contacts?recherche=arti+ophi"),
        ("connectors", "/parametrages/connecteurs"),
        ("connectors, last page", "/parametrages/connecteurs?plateforme=iphone&partie=fin"),
        ($"connectors, page {lastPage / 5}", $"/parametrages/connecteurs?plateforme=iphone&page={lastPage / 5}"),
        ("first page", "/"),
    ];
}
