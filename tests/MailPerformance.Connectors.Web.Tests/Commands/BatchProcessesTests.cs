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
public sealed class BatchProcessesTests : ProcessTests
{
    private const string Groups = "/administration/groupes";
    private const int Rows = 250;
    private const int DoneWhenKilled = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Kill_OfOneOfTwo_LeavesTheRestToTheOther_AndNothingIsDoneTwice()
    {
        using var one = StartServer();
        var first = await BuiltProgram.AddressAsync(one);
        using var two = StartServer();
        try
        {
            var there = await SignInAsync(await BuiltProgram.AddressAsync(two));
            var here = await SignInAsync(first);
            var id = await ForeseeAsync(here);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.WouldCreate));

            var foreseen = await there.GetAsync(BatchAddresses.One(id));
            PageAssert.RedirectsTo(BatchAddresses.One(id), await there.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(id)));
            await UntilAsync(async () => await CountAsync(id, BatchOutcome.Created) >= DoneWhenKilled);
            await KillAsync(one);
            var left = await CountAsync(id, BatchOutcome.WouldCreate);

            // Somebody else's write is not held up by it.
            PageAssert.Is(HttpStatusCode.Redirect, await there.SubmitAsync(Groups, form => form.Set("Name", "Pendant ce temps")));
            await EndClaimAsync(id);
            await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Ended);

            Assert.InRange(left, 1, Rows - DoneWhenKilled);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.Created));
            var logins = await Database.UseAsync(db => db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(contact => contact.UserName!.StartsWith("FG3lot")).Select(contact => contact.UserName).ToListAsync());
            Assert.Equal((Rows, Rows), (logins.Count, logins.Distinct().Count()));
            Assert.Equal(Rows, await CreationsAsync());
            Assert.Contains(Words.Web("Batch_Created_other", Rows), (await there.GetAsync(BatchAddresses.One(id))).Text);
        }
        finally
        {
            await KillAsync(one, two);
        }
    }

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
    private Task<int> EndClaimAsync(long id) => Database.UseAsync(db => db.Batches
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(batch => batch.Id == id && batch.ActiveSince != null)
        .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, (DateTime?)null)));

    private Task<Batch> BatchAsync(long id) => Database.UseAsync(db => db.Batches.AsNoTracking()
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).SingleAsync(batch => batch.Id == id));

    private Task<int> CountAsync(long id, BatchOutcome outcome) => Database.UseAsync(db => db.BatchItems
        .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).CountAsync(item => item.BatchId == id && item.Outcome == outcome));

    private Task<int> CreationsAsync() => Database.UseAsync(db => db.JournalEntries
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
}
