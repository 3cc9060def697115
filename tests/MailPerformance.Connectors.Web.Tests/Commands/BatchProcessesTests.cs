using System.Diagnostics;
using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Two processes work on one import, and one of them is killed: every row is done, and none twice.</summary>
public sealed class BatchProcessesTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Password = "Trois-tulipes-2026!";
    private const string Groups = "/administration/groupes";
    private const int Rows = 250;
    private const int DoneWhenKilled = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase _database = TestDatabase.Migrated();

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-batch-").FullName;

    [Fact]
    public async Task Kill_OfOneOfTwo_LeavesTheRestToTheOther_AndNothingIsDoneTwice()
    {
        using var one = Start();
        var here = new TestSite(Client(await BuiltProgram.AddressAsync(one)));
        using var two = Start();
        try
        {
            var there = new TestSite(Client(await BuiltProgram.AddressAsync(two)));
            await SignInAsync(here);
            await SignInAsync(there);
            var id = await ForeseeAsync(here);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.WouldCreate));

            var foreseen = await there.GetAsync(BatchAddresses.One(id));
            PageAssert.RedirectsTo(BatchAddresses.One(id), await there.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(id)));
            await UntilAsync(async () => await CountAsync(id, BatchOutcome.Created) >= DoneWhenKilled);
            one.Kill();
            await one.WaitForExitAsync();
            var left = await CountAsync(id, BatchOutcome.WouldCreate);

            // Somebody else's write is not held up by it.
            PageAssert.Is(HttpStatusCode.Redirect, await there.SubmitAsync(Groups, form => form.Set("Name", "Pendant ce temps")));
            await EndClaimAsync(id);
            await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Ended);

            Assert.InRange(left, 1, Rows - DoneWhenKilled);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.Created));
            var logins = await _database.UseAsync(db => db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(contact => contact.UserName!.StartsWith("FG3lot")).Select(contact => contact.UserName).ToListAsync());
            Assert.Equal((Rows, Rows), (logins.Count, logins.Distinct().Count()));
            Assert.Equal(Rows, await CreationsAsync());
            Assert.Contains(Words.Web("Batch_Created_other", Rows), (await there.GetAsync(BatchAddresses.One(id))).Text);
        }
        finally
        {
            one.Kill();
            two.Kill();
            await Task.WhenAll(one.WaitForExitAsync(), two.WaitForExitAsync());
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private static async Task SignInAsync(TestSite site) =>
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "FG3admin");
            form.Set("Password", Password);
        }));

    private async Task<long> ForeseeAsync(TestSite site)
    {
        var text = new StringBuilder("Nom;Prénom;Utilisateur;E-mail\n");
        for (var row = 1; row <= Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Lot {row};Jean;lot{row};lot{row}@exemple.fr\n");
        }

        var sent = await site.UploadAsync(ImportAddresses.New, "contacts.csv", Encoding.UTF8.GetBytes(text.ToString()));
        var id = long.Parse(sent.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        await site.SubmitAsync(await site.GetAsync(sent.Location!), _ => { }, ImportAddresses.Columns(BatchAction.Import, id));
        await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Foreseen);
        return id;
    }

    // As if the two minutes of the claim of whoever was killed were over; whoever is alive begins one of its own.
    private Task<int> EndClaimAsync(long id) => _database.UseAsync(db => db.Batches
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(batch => batch.Id == id && batch.ActiveSince != null)
        .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, (DateTime?)null)));

    private Task<Batch> BatchAsync(long id) => _database.UseAsync(db => db.Batches.AsNoTracking()
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).SingleAsync(batch => batch.Id == id));

    private Task<int> CountAsync(long id, BatchOutcome outcome) => _database.UseAsync(db => db.BatchItems
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).CountAsync(item => item.BatchId == id && item.Outcome == outcome));

    private Task<int> CreationsAsync() => _database.UseAsync(db => db.JournalEntries
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
        .CountAsync(entry => entry.Kind == JournalKind.ContactCreated && entry.Said.Contains("Lot ")));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(clock.Elapsed < Patience, "The batch did not go on.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static HttpClient Client(Uri address) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    private Process Start() => BuiltProgram.Start(_directory, ["--urls", "http://127.0.0.1:0"], new(_database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "true",
        ["Demo__Password"] = Password,
        ["PublicUrl"] = "http://localhost:5080",
        ["Writes__PerContact"] = "100",
    });
}
