using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Tests of processes that are at work on an import of <see cref="Rows"/> new contacts.</summary>
public abstract class ImportProcessTests : ProcessTests
{
    protected const string Groups = "/administration/groupes";
    protected const int Rows = 250;

    protected async Task<long> ForeseeAsync(TestSite site)
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

    protected static async Task RunImportAsync(TestSite site, long id) => PageAssert.RedirectsTo(
        BatchAddresses.One(id), await site.SubmitAsync(await site.GetAsync(BatchAddresses.One(id)), _ => { }, BatchAddresses.Run(id)));

    protected Task<Batch> BatchAsync(long id) =>
        Database.UseAsync(db => Everything<Batch>(db).AsNoTracking().SingleAsync(batch => batch.Id == id));

    protected Task<int> CountAsync(long id, BatchOutcome outcome) => Database.UseAsync(db => Everything<BatchItem>(db)
        .CountAsync(item => item.BatchId == id && item.Outcome == outcome));

    /// <summary>How many of its contacts the journal says were created.</summary>
    protected Task<int> CreationsAsync() => Database.UseAsync(db => Everything<JournalEntry>(db)
        .CountAsync(entry => entry.Kind == JournalKind.ContactCreated && entry.Said.Contains("Lot ")));

    /// <summary>Rows of every account.</summary>
    protected static IQueryable<T> Everything<T>(ConnectorsDbContext db)
        where T : class => db.Set<T>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
}
