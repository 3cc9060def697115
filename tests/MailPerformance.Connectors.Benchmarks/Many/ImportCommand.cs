using System.Diagnostics;
using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Web.Infrastructure.Imports;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks.Many;

/// <summary>
/// <c>import --rows N</c>: a CSV file of N new contacts, one in five with a connector: written down, foreseen and done, while somebody else
/// writes in the same account one change after another; then the same file once more, which changes nothing.
/// </summary>
internal static class ImportCommand
{
    public const string Word = "import";

    public static async Task RunAsync(Options options)
    {
        var rows = options.Number("--rows", 50_000);
        await using var factory = new BenchmarkFactory();
        factory.UseKestrel(0);
        factory.StartServer();
        var account = await factory.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var content = FileOf(rows);

        var id = await ForeseeAsync(account, content, "foreseen");
        await BatchMeasure.RunAsync(account, "done", () => account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        await PrintAsync(account, id);
        await PrintAsync(account, await ForeseeAsync(account, content, "foreseen once more"));
    }

    private static async Task<long> ForeseeAsync(TestAccount account, byte[] content, string name)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Imports.CreateAsync(TableFile.Read("contacts.csv", content))));
        var more = GC.GetTotalMemory(forceFullCollection: false) - before;
        BatchMeasure.Print(
            "written down", $"{content.Length / 1e6:0.0} MB in {clock.Elapsed.TotalSeconds:0.0} s, {more / 1e6:0} MB more in memory");
        var fields = await account.Inside(core =>
            core.Db.Imports.Where(import => import.BatchId == id).Select(import => import.Fields).SingleAsync());
        await BatchMeasure.RunAsync(account, name, () => account.AsAdministrator(core => core.Imports.ChooseAsync(id, fields)));
        return id;
    }

    private static byte[] FileOf(int rows)
    {
        var text = new StringBuilder("Nom;Prénom;Utilisateur;E-mail;iPhone\n");
        for (var row = 1; row <= rows; row++)
        {
            var connector = row % 5 == 0 ? "Lecture" : "";
            text.Append(CultureInfo.InvariantCulture, $"Import {row};Jean;imp{row};imp{row}@exemple{row % 97}.fr;{connector}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task PrintAsync(TestAccount account, long id)
    {
        var outcomes = await account.Inside(core => core.Db.BatchItems.Where(item => item.BatchId == id)
            .GroupBy(item => item.Outcome).Select(same => new { same.Key, Count = same.Count() }).ToListAsync());
        BatchMeasure.Print("outcomes", $"{string.Join(", ", outcomes.Select(one => $"{one.Key} {one.Count}"))}");
    }
}
