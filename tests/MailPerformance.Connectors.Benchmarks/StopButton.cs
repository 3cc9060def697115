using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>Interruptions ordered from phones over HTTP.</summary>
internal static class StopButton
{
    public const string OfOneAccount = "interruption";
    public const string OfAFloodedAccount = OfOneAccount + " while one contact floods";
    public const string OfManyAccounts = "accounts at once";

    private const int Campaigns = 20;
    private const int Accounts = 20;

    /// <summary>One phone, one order after another: the median, and the SQL commands of one whole request.</summary>
    public static async Task MeasureOneAsync(BenchmarkFactory factory, int readers)
    {
        var account = await factory.CreateAccountAsync();
        await factory.FillAsync(account, readers);
        await account.Inside(core => core.Db.Contacts.ExecuteUpdateAsync(set =>
            set.SetProperty(contact => contact.NotifyOnActionChange, true)));
        var phone = await PhoneAsync(factory, account);
        var times = new List<double>();
        var commands = 0;
        foreach (var id in await SendingAsync(account))
        {
            var before = factory.SqlCommands.Value;
            var clock = Stopwatch.StartNew();
            (await InterruptAsync(phone, id)).EnsureSuccessStatusCode();
            times.Add(clock.Elapsed.TotalMilliseconds);
            commands = factory.SqlCommands.Value - before;
        }

        var median = times.Order().ElementAt(times.Count / 2);
        Print($"{OfOneAccount}, {readers} readers of notices", $"{median,8:0.0} ms, {commands} SQL commands");
    }

    /// <summary>
    /// One order after another, while a contact without any right saves its profile over many connections as fast as it can, without the
    /// limit that posts of pages have: the median and the longest, and how many were refused.
    /// </summary>
    public static async Task MeasureFloodedAsync(BenchmarkFactory factory, int connections)
    {
        var account = await factory.CreateAccountAsync();
        var (phone, campaigns) = (await PhoneAsync(factory, account), await SendingAsync(account));
        using var flooder = await factory.SignedInClientAsync(account, await account.AddContactAsync());
        using var stopped = new CancellationTokenSource();
        var flood = Task.Run(() => FloodAsync(flooder, connections, stopped.Token));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var (times, refused) = (new List<double>(), 0);
        foreach (var id in campaigns)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await InterruptAsync(phone, id);
            times.Add(clock.Elapsed.TotalMilliseconds);
            refused += answer.IsSuccessStatusCode ? 0 : 1;
        }

        await stopped.CancelAsync();
        var posts = await flood;
        var median = times.Order().ElementAt(times.Count / 2);
        Print(
            OfAFloodedAccount,
            $"{median,8:0.0} ms, longest {times.Max():0.0} ms, {refused} of {times.Count} refused; {posts.Saved} of {posts.All} posts saved");
    }

    /// <summary>In each account a phone stops campaigns while a job begins and counts others, all on one SQLite file.</summary>
    public static async Task MeasureManyAsync(BenchmarkFactory factory)
    {
        var phones = new List<(TestPhone Phone, List<long> Campaigns)>();
        while (phones.Count < Accounts)
        {
            var account = await factory.CreateAccountAsync();
            var phone = await PhoneAsync(factory, account);
            phones.Add((phone, await SendingAsync(account)));
            await account.AddCampaignAsync(CampaignState.Validated, factory.Time.GetUtcNow().UtcDateTime);
        }

        using var stopped = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var sending = Task.Run(() => SendAsync(factory, stopped.Token));
        var answers = await Task.WhenAll(phones.Select(phone => Task.Run(() => StopAllAsync(phone.Phone, phone.Campaigns))));
        var elapsed = clock.Elapsed;
        await stopped.CancelAsync();
        var steps = await sending;
        var (done, all) = (answers.Sum(), phones.Sum(phone => phone.Campaigns.Count));
        Print(
            $"{Accounts} {OfManyAccounts}",
            $"{done} stopped, {all - done} refused, {steps * Accounts} writes of the sender, in {elapsed.TotalSeconds:0.0} s");
    }

    private static async Task<(int Saved, int All)> FloodAsync(HttpClient flooder, int connections, CancellationToken stopped)
    {
        const string profile = "/profil";
        var page = await new TestSite(flooder).GetAsync(profile);
        var form = TestForm.Of(page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .First(found => found.GetAttribute("action") == profile));
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var (saved, all) = (0, 0);
            while (!stopped.IsCancellationRequested)
            {
                using var content = new FormUrlEncodedContent(form.Fields);
                using var answer = await flooder.PostAsync(profile, content, CancellationToken.None);
                saved += answer.StatusCode == HttpStatusCode.Redirect ? 1 : 0;
                all++;
            }

            return (saved, all);
        }));
        return (counts.Sum(count => count.saved), counts.Sum(count => count.all));
    }

    private static async Task<int> SendAsync(BenchmarkFactory factory, CancellationToken stopped)
    {
        var steps = 0;
        do
        {
            await factory.Services.GetRequiredService<CampaignSimulator>().StepAsync(CancellationToken.None);
            steps++;
        }
        while (!stopped.IsCancellationRequested);

        return steps;
    }

    private static async Task<int> StopAllAsync(TestPhone phone, List<long> campaigns)
    {
        var done = 0;
        foreach (var id in campaigns)
        {
            done += (await InterruptAsync(phone, id)).StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return done;
    }

    private static async Task<TestPhone> PhoneAsync(BenchmarkFactory factory, TestAccount account)
    {
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        return await new TestPhone(new TestSite(factory.NewClient()), factory.NewClient()).SignInAsync(account, contactId);
    }

    private static async Task<List<long>> SendingAsync(TestAccount account)
    {
        var ids = new List<long>();
        while (ids.Count < Campaigns)
        {
            ids.Add(await account.AddCampaignAsync(CampaignState.Sending));
        }

        return ids;
    }

    private static Task<HttpResponseMessage> InterruptAsync(TestPhone phone, long id) =>
        phone.CallAsync($"/campaigns/{id}/interruption", HttpMethod.Post);

    private static void Print(string name, FormattableString result) =>
        Console.WriteLine($"{name,-40} {result.ToString(CultureInfo.InvariantCulture)}");
}
