using System.Diagnostics;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks.Many;

/// <summary>
/// <c>many --contacts N</c>: an action on N contacts, foreseen and done, while somebody else writes in the same account one
/// change after another; then the list of contacts and the register of rights as files.
/// </summary>
internal static class ManyCommand
{
    public const string Word = "many";

    public static async Task RunAsync(Options options)
    {
        var contacts = options.Number("--contacts", 20_000);
        await using var factory = new BenchmarkFactory();
        factory.UseKestrel(0);
        factory.StartServer();
        var account = await factory.CreateAccountAsync();
        await factory.FillAsync(account, contacts);
        var group = await account.AddLabelAsync<Group>("Tous");
        var order = new BatchOrder(BatchAction.AddGroup, group);

        var id = await CreateAsync(account, contacts);
        await BatchMeasure.RunAsync(account, "foreseen", () => account.AsAdministrator(core => core.Batches.ChooseAsync(id, order)));
        await BatchMeasure.RunAsync(account, "done", () => account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        var changed = await account.Inside(core => core.Db.BatchItems
            .CountAsync(item => item.BatchId == id && item.Outcome == BatchOutcome.Changed));
        BatchMeasure.Print("changed", $"{changed} of {contacts}");
        await ExportAsync(factory, account, "contacts, CSV", "/administration/contacts", "/administration/contacts/exporter", "Csv");
        await ExportAsync(factory, account, "contacts, XLSX", "/administration/contacts", "/administration/contacts/exporter", "Xlsx");
        await ExportAsync(factory, account, "register of rights, CSV", "/administration/revue", "/administration/revue/registre-csv", "");
    }

    private static async Task<long> CreateAsync(TestAccount account, int contacts)
    {
        var ids = await account.Inside(core => core.Db.Contacts.OrderBy(contact => contact.Id).Take(contacts)
            .Select(contact => contact.Id).ToListAsync());
        var clock = Stopwatch.StartNew();
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Batches.CreateAsync(ids)));
        BatchMeasure.Print("chosen", $"{contacts} contacts in {clock.Elapsed.TotalSeconds:0.0} s");
        return id;
    }

    private static async Task ExportAsync(
        BenchmarkFactory factory, TestAccount account, string name, string page, string address, string format)
    {
        using var client = await factory.SignedInClientAsync(account);
        var token = (await new TestSite(client).GetAsync(page)).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["format"] = format,
        });
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = fields };
        var clock = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var (buffer, bytes, most) = (new byte[64 * 1024], 0L, 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            bytes += read;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
        }

        BatchMeasure.Print(name, $"{bytes / 1e6:0.0} MB in {clock.Elapsed.TotalSeconds:0.0} s, at most {most / 1e6:0} MB more in memory");
    }
}
