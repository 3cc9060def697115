using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Benchmarks.Many;

/// <summary>
/// <c>many --contacts N</c>: an action on N contacts, foreseen, done and taken back, while somebody else writes in the same account one
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
        await MeasureAsync(account, "foreseen", () => account.AsAdministrator(core => core.Batches.ChooseAsync(id, order)));
        await MeasureAsync(account, "done", () => account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        var changed = await account.Inside(core => core.Db.BatchItems
            .CountAsync(item => item.BatchId == id && item.Outcome == BatchOutcome.Changed));
        Print("changed", $"{changed} of {contacts}");
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
        Print("chosen", $"{contacts} contacts in {clock.Elapsed.TotalSeconds:0.0} s");
        return id;
    }

    // Somebody else writes without a pause from before the start until the end.
    private static async Task MeasureAsync(TestAccount account, string name, Func<Task> start)
    {
        using var stopped = new CancellationTokenSource();
        var writes = WritesAsync(account, stopped.Token);
        await start();
        var clock = Stopwatch.StartNew();
        var done = await account.Host.Services.GetRequiredService<BatchRunner>().RunAsync();
        var time = clock.Elapsed;
        await stopped.CancelAsync();
        var times = (await writes).Order().ToList();
        Print(name, $"{done} contacts in {time.TotalSeconds:0.0} s ({done / time.TotalSeconds:0}/s)");
        Print("  another's write meanwhile", $"{times.Count} writes, p50 {times[times.Count / 2]:0.0} ms, longest {times[^1]:0} ms");
    }

    private static async Task<List<double>> WritesAsync(TestAccount account, CancellationToken stopped)
    {
        var label = await account.AddLabelAsync<Segment>("Autre");
        var times = new List<double>();
        while (!stopped.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            WriteAssert.Done(await account.AsAdministrator(core =>
                core.Labels<Segment>().RenameAsync(label, string.Create(CultureInfo.InvariantCulture, $"Autre {times.Count}"))));
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(10, CancellationToken.None);
        }

        return times;
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

        Print(name, $"{bytes / 1e6:0.0} MB in {clock.Elapsed.TotalSeconds:0.0} s, at most {most / 1e6:0} MB more in memory");
    }

    private static void Print(string name, FormattableString result) =>
        Console.WriteLine($"{name,-30} {result.ToString(CultureInfo.InvariantCulture)}");
}
