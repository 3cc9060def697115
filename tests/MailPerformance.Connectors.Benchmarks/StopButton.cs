using System.Diagnostics;
using System.Globalization;
using System.Net;
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
    public const string OfManyAccounts = "accounts at once";

    private const int Campaigns = 20;
    private const int Accounts = 20;

    /// <summary>One phone, one order after another: the median, and the SQL commands of one whole request.</summary>
    public static async Task MeasureOneAsync(BenchmarkFactory factory, int readers)
    {
        var account = await factory.CreateAccountAsync();
        await ManyContacts.AddAsync(account, readers);
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
