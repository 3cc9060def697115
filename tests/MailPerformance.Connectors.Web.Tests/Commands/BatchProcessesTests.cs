using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Two processes work on one import, and one of them is killed: every row is done, and none twice.</summary>
public sealed class BatchProcessesTests : ImportProcessTests
{
    private const int DoneWhenKilled = 40;

    [Fact]
    public async Task Kill_OfOneOfTwo_LeavesTheRestToTheOther_AndNothingIsDoneTwice()
    {
        using var one = StartServer();
        var first = await BuiltProgram.AddressAsync(one);
        await using var two = StartNode();
        try
        {
            var there = await SignInAsync(two.Anonymous());
            var here = await SignInAsync(first);
            var id = await ForeseeAsync(here);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.WouldCreate));

            await RunImportAsync(there, id);
            await UntilAsync(async () => await CountAsync(id, BatchOutcome.Created) >= DoneWhenKilled);
            await KillAsync(one);
            var left = await CountAsync(id, BatchOutcome.WouldCreate);

            // Somebody else's write is not held up by it.
            PageAssert.Is(HttpStatusCode.Redirect, await there.SubmitAsync(Groups, form => form.Set("Name", "Pendant ce temps")));
            await EndClaimAsync(id);
            await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Ended);

            Assert.InRange(left, 1, Rows - DoneWhenKilled);
            Assert.Equal(Rows, await CountAsync(id, BatchOutcome.Created));
            var logins = await Database.UseAsync(db => Everything<Contact>(db)
                .Where(contact => contact.UserName!.StartsWith("FG3lot")).Select(contact => contact.UserName).ToListAsync());
            Assert.Equal((Rows, Rows), (logins.Count, logins.Distinct().Count()));
            Assert.Equal(Rows, await CreationsAsync());
            Assert.Contains(Words.Web("Batch_Created_other", Rows), (await there.GetAsync(BatchAddresses.One(id))).Text);
        }
        finally
        {
            await KillAsync(one);
        }
    }

    // As if the two minutes of the claim of whoever was killed were over; whoever is alive begins one of its own.
    private Task<int> EndClaimAsync(long id) => Database.UseAsync(db => Everything<Batch>(db)
        .Where(batch => batch.Id == id && batch.ActiveSince != null)
        .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, (DateTime?)null)));
}
