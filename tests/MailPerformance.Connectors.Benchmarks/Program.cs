using System.Globalization;
using MailPerformance.Connectors.Benchmarks;

// dotnet run -c Release --project tests/MailPerformance.Connectors.Benchmarks [contacts] [seconds per measure] [part of the measures'
// names]
var contacts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;

var only = args.Length > 2 ? args[2] : "";

await using var factory = new BenchmarkFactory();
factory.UseKestrel(0);
factory.StartServer();
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
    await SignInStorm.MeasureAsync(factory, connections: 64, TimeSpan.FromSeconds(seconds));
    await SignInStorm.MeasureAsync(factory, connections: 256, TimeSpan.FromSeconds(seconds));
}

var lastPage = contacts / 25;
(string Name, string Address)[] measures =
[
    ("hand-written response over ADO.NET", BaselineMiddleware.Path),
    ("hand-written, without counting", BaselineMiddleware.PathWithoutNumber),
    ("list, page 1", "/administration/contacts"),
    ($"list, page {lastPage / 4}", $"/administration/contacts?page={lastPage / 4}"),
    ($"list, page {lastPage}", $"/administration/contacts?page={lastPage}"),
    ("search, part of a word", "/administration/contacts?recherche=rtin99"),
    ("search, two parts of words", "/administration/contacts?recherche=arti+ophi"),
    ("connectors", "/parametrages/connecteurs"),
    ("connectors, last page", "/parametrages/connecteurs?plateforme=iphone&partie=fin"),
    ($"connectors, page {lastPage / 5}", $"/parametrages/connecteurs?plateforme=iphone&page={lastPage / 5}"),
    ("first page", "/"),
];
measures = [.. measures.Where(measure => measure.Name.Contains(only, StringComparison.Ordinal))];
if (measures.Length == 0)
{
    return;
}

var account = await factory.CreateAccountAsync();
Console.WriteLine($"Filling an account with {contacts} contacts...");
await ManyContacts.AddAsync(account, contacts);
using var client = await factory.SignedInClientAsync(account);
foreach (var (name, address) in measures)
{
    var (perSecond, median) = await Load.MeasureAsync(client, address, TimeSpan.FromSeconds(seconds));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {perSecond,8:0.0} requests/s {median,8:0.0} ms alone"));
}
