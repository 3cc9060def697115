using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>What readers and the health check feel while others try passwords without a pause. Hashes cost what they cost in earnest.</summary>
internal static class SignInStorm
{
    public const string Name = "sign-ins";

    private const string Page = "/administration/contacts";
    private const string Health = "/health/live";

    public static async Task MeasureAsync(BenchmarkFactory factory, int connections, TimeSpan duration)
    {
        var account = await factory.CreateAccountAsync();
        await factory.FillAsync(account, 1000);
        using var reader = await factory.SignedInClientAsync(account);
        using var probe = factory.NewClient();
        var logins = await LoginsAsync(account, connections);
        await TimesAsync(reader, Page, TimeSpan.FromSeconds(3));
        await TimesAsync(probe, Health, TimeSpan.FromSeconds(1));
        var quiet = await BothAsync(reader, probe, duration);

        using var stopped = new CancellationTokenSource();
        var answers = logins.Select(login => Task.Run(() => TryAsync(factory, login, stopped.Token))).ToList();

        // Each has read its form, and passwords are being hashed.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var busy = await BothAsync(reader, probe, duration);
        await stopped.CancelAsync();
        var counts = (await Task.WhenAll(answers)).SelectMany(one => one).CountBy(status => status).OrderBy(pair => pair.Key);

        var name = $"{connections} {Name} at once";
        var (before, then) = (P95(quiet.Page), P95(busy.Page));
        Print(name, $"list p95 {before:0.0} ms quiet, {then:0.0} ms then ({then / before:0.0} times)");
        Print(name, $"{Health} {P95(quiet.Health):0.0} ms quiet, {P95(busy.Health):0.0} ms then (p95), {busy.Health.Max():0.0} ms at most");
        Print(name, $"{busy.Page.Count} pages and {busy.Health.Count} probes read; answers {string.Join(", ", counts)}");
    }

    private static async Task<(List<double> Page, List<double> Health)> BothAsync(HttpClient reader, HttpClient probe, TimeSpan duration)
    {
        var page = TimesAsync(reader, Page, duration);
        var health = TimesAsync(probe, Health, duration);
        return (await page, await health);
    }

    // One answer after another, with a breath between them as a person or a probe takes.
    private static async Task<List<double>> TimesAsync(HttpClient client, string address, TimeSpan duration)
    {
        var times = new List<double>();
        var all = Stopwatch.StartNew();
        while (all.Elapsed < duration)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(address);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(20);
        }

        return times;
    }

    // Logins with a password of the usual cost.
    private static async Task<List<string>> LoginsAsync(TestAccount account, int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            ids.Add(await account.AddContactAsync());
        }

        return await account.Inside(async core =>
        {
            var contacts = await core.Db.Contacts.Where(contact => ids.Contains(contact.Id)).ToListAsync();
            var hash = new PasswordHasher<Contact>().HashPassword(contacts[0], Sample.Password);
            contacts.ForEach(contact => contact.PasswordHash = hash);
            await core.Db.SaveChangesAsync();
            return contacts.Select(contact => contact.UserName!).ToList();
        });
    }

    private static async Task<List<int>> TryAsync(BenchmarkFactory factory, string login, CancellationToken stopped)
    {
        using var client = factory.NewClient();
        var form = await new TestSite(client).GetAsync("/connexion");
        var token = form.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var answers = new List<int>();
        while (!stopped.IsCancellationRequested)
        {
            using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Login"] = login,
                ["Password"] = "not the right one",
            });
            using var answer = await client.PostAsync("/connexion", fields, CancellationToken.None);
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            answers.Add((int)answer.StatusCode);
        }

        return answers;
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.95));

    private static void Print(string name, FormattableString result) =>
        Console.WriteLine($"{name,-40} {result.ToString(CultureInfo.InvariantCulture)}");
}
