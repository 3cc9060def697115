using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Checks;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Checks;

/// <summary><c>/health</c>: a word for everybody; what is behind it, and what to do, for whoever has the key.</summary>
/// <remarks>Each test finds nothing that another has left, and no answer that is still kept.</remarks>
public sealed class HealthTests(HealthFactory host) : IClassFixture<HealthFactory>, IAsyncLifetime
{
    private const string Ready = "/health/ready";

    private static readonly string[] OfTables = ["OutboxMails", "JournalNotes", "CampaignOrders", "Sessions"];

    private DateTime Now => host.Now;

    [Theory]
    [InlineData(null, null)]
    [InlineData("X-Health-Key", "clef-de-sante-0123456788")]
    [InlineData("X-Health-Key", "")]
    [InlineData("Authorization", "Bearer clef-de-sante")]
    [InlineData("Authorization", "Basic " + HealthFactory.Key)]
    public async Task WithoutTheKey_ThereIsOneWord(string? header, string? value)
    {
        var site = host.Anonymous();
        if (header is not null)
        {
            site.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        Assert.Equal("Healthy", await site.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("Healthy", await site.Client.GetStringAsync(new Uri(Ready, UriKind.Relative)));
    }

    [Fact]
    public async Task WithTheKey_EachCheckIsNamed_AndLiveSaysHowTheRequestArrived()
    {
        var client = Operator();

        var answer = await client.GetFromJsonAsync<ReadyAnswer>(Ready);
        var live = await client.GetFromJsonAsync<LiveAnswer>("/health/live");

        Assert.Equal(["database", "migrations", "mails", "jobs", "clock", "disk", "keys"], answer!.Checks.Select(check => check.Name));
        Assert.All(answer.Checks, check => Assert.True(check.Status == "Healthy", check.Text));
        Assert.Equal((HealthAnswers.Product, "Healthy"), (answer.Product, answer.Status));
        Assert.Equal(("http", "localhost"), (live!.Scheme, live.Host));
    }

    [Fact]
    public async Task PendingMigration_IsUnhealthy_ForEverybody()
    {
        var last = await host.InScope(async core => (await core.Db.Database.GetAppliedMigrationsAsync()).Last());
        await ExecuteAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {last}");
        try
        {
            using var answer = await host.Anonymous().Client.GetAsync(new Uri(Ready, UriKind.Relative));

            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "Unhealthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Contains("'migrate'", (await CheckAsync("migrations")).Text);
        }
        finally
        {
            await AddMigrationAsync(last);
        }
    }

    [Fact]
    public async Task DatabaseNewerThanTheProgram_IsDegraded()
    {
        const string Later = "29991231235959_Later";
        await AddMigrationAsync(Later);

        var (status, text) = await SaysAsync("migrations");
        await ExecuteAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {Later}");

        Assert.Equal("Degraded", status);
        Assert.StartsWith("The database is newer than this program", text);
    }

    [Fact]
    public async Task MailThatNobodySends_IsDegraded_AndServedAllTheSame()
    {
        await AddMailAsync(mail => (mail.CreatedAt, mail.NextAttemptAt) = (Now.AddMinutes(-12), Now.AddMinutes(-11)));

        Assert.Equal(("Degraded", "A mail was due 11 minutes ago: some process must have Jobs:Enabled."), await SaysAsync("mails"));
        Assert.Equal("Healthy", await host.Anonymous().Client.GetStringAsync(new Uri(Ready, UriKind.Relative)));
    }

    [Fact]
    public async Task MailThatTheServerDoesNotTake_IsDegraded()
    {
        await AddMailAsync(mail => (mail.CreatedAt, mail.NextAttemptAt) = (Now.AddMinutes(-40), Now.AddMinutes(5)));

        Assert.StartsWith("A mail could not be sent for 40 minutes", (await SaysAsync("mails")).Text);
    }

    [Fact]
    public async Task MailThatWaitsItsTurn_IsNothing()
    {
        await AddMailAsync(mail => (mail.CreatedAt, mail.NextAttemptAt) = (Now.AddMinutes(-9), Now.AddMinutes(-9)));
        await AddMailAsync(mail => (mail.CreatedAt, mail.GivenUpAt, mail.LastError) = (Now.AddDays(-2), Now.AddHours(-25), "refused"));
        await AddMailAsync(mail => (mail.CreatedAt, mail.GivenUpAt, mail.LastError) = (Now.AddDays(-1), Now.AddHours(-1), "out of date"));

        Assert.Equal("Healthy", (await SaysAsync("mails")).Status);
    }

    [Fact]
    public async Task MailsGivenUp_AreCounted()
    {
        await AddMailAsync(mail => (mail.CreatedAt, mail.GivenUpAt, mail.LastError) = (Now.AddDays(-3), Now.AddHours(-1), "refused"));

        Assert.StartsWith("1 mails were given up since yesterday", (await SaysAsync("mails")).Text);
    }

    [Fact]
    public async Task NoteThatNobodyCollects_IsLateJobs()
    {
        await AddNoteAsync(Now.AddMinutes(-11));

        Assert.Contains("sign-ins are not written into the journal", (await SaysAsync("jobs")).Text);
    }

    [Fact]
    public async Task MailThatNobodyPrunes_IsLateJobs()
    {
        await AddMailAsync(mail => mail.CreatedAt = Now.AddDays(-33));

        Assert.Contains("what is old is not deleted", (await SaysAsync("jobs")).Text);
    }

    [Fact]
    public async Task RowFromTheFuture_IsDegraded()
    {
        await AddNoteAsync(Now.AddMinutes(2));

        Assert.StartsWith("Rows were written in the future", (await SaysAsync("clock")).Text);
    }

    [Fact]
    public async Task Answers_AreKeptForSeconds_SoThatProbesDoNotLoadTheDatabase()
    {
        var client = host.Anonymous().Client;

        // The first request starts the host.
        await client.GetStringAsync(new Uri("/health/live", UriKind.Relative));
        var first = await host.Commands.ListenAsync(() => client.GetStringAsync(new Uri(Ready, UriKind.Relative)));
        var again = await host.Commands.ListenAsync(() => client.GetStringAsync(new Uri(Ready, UriKind.Relative)));
        host.Time.Advance(ReadyReport.Kept);
        var later = await host.Commands.ListenAsync(() => client.GetStringAsync(new Uri(Ready, UriKind.Relative)));

        Assert.NotEmpty(first);
        Assert.Empty(again);
        Assert.Equal(first.Count, later.Count);
        Assert.True(first.Count <= 14, $"{first.Count} commands:\n{string.Join('\n', first)}");
    }

    [SqliteFact]
    public async Task Queries_AreByIndex_OrEndAtTheFirstRow()
    {
        var account = await host.CreateAccountAsync();
        var sent = await host.Commands.ListenAsync(() => host.Anonymous().Client.GetStringAsync(new Uri(Ready, UriKind.Relative)));
        var walks = new List<string>();
        foreach (var sql in sent.Where(sql => OfTables.Any(table => sql.Contains($"\"{table}\"", StringComparison.Ordinal))))
        {
            var plan = await account.Inside(core => QueryPlan.OfAsync(core.Db, sql));
            var isFirstRows = sql.Contains("LIMIT", StringComparison.Ordinal) && !plan.Any(step => step.Contains("TEMP B-TREE"));
            walks.AddRange(plan
                .Where(step => !isFirstRows && step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW")
                .Select(step => $"{step}\n{sql}"));
        }

        Assert.Equal(8, sent.Count(sql => OfTables.Any(table => sql.Contains($"\"{table}\"", StringComparison.Ordinal))));
        Assert.Equal([], walks);
    }

    public Task InitializeAsync()
    {
        host.Time.Advance(ReadyReport.Kept);
        return host.InScope(async core =>
        {
            await core.Db.Set<JournalNote>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).ExecuteDeleteAsync();
            return await core.Db.Set<OutboxMail>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).ExecuteDeleteAsync();
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<int> AddMigrationAsync(string id) =>
        ExecuteAsync($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ({id}, '99')");

    private Task<int> ExecuteAsync(FormattableString sql) => host.InScope(core => core.Db.Database.ExecuteSqlAsync(sql));

    private HttpClient Operator()
    {
        var client = host.Anonymous().Client;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HealthFactory.Key);
        return client;
    }

    private async Task<CheckAnswer> CheckAsync(string name)
    {
        using var answer = await Operator().GetAsync(new Uri(Ready, UriKind.Relative));
        var ready = JsonSerializer.Deserialize<ReadyAnswer>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
        return Assert.Single(ready.Checks, check => check.Name == name);
    }

    private async Task<(string Status, string Text)> SaysAsync(string name)
    {
        var check = await CheckAsync(name);
        return (check.Status, check.Text);
    }

    private async Task AddMailAsync(Action<OutboxMail> change)
    {
        var account = await host.CreateAccountAsync();
        var mail = new OutboxMail { AccountId = account.Id, ContactId = account.AdministratorId, Kind = "x", Data = "{}" };
        change(mail);
        await account.Inside(async core =>
        {
            core.Db.Set<OutboxMail>().Add(mail);
            return await core.Db.SaveChangesAsync();
        });
    }

    private async Task AddNoteAsync(DateTime at)
    {
        var account = await host.CreateAccountAsync();
        await account.Inside(async core =>
        {
            core.Db.Set<JournalNote>().Add(new JournalNote
            {
                AccountId = account.Id,
                At = at,
                Kind = JournalKind.SignedIn,
                Entrance = Entrance.Browser,
            });
            return await core.Db.SaveChangesAsync();
        });
    }
}
