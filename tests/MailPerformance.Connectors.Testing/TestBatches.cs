using MailPerformance.Connectors.Core.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>Actions on many contacts, as a page would order them and the job do them.</summary>
public static class TestBatches
{
    public static Task<int> RunBatchesAsync(this TestAccount account) => account.Host.Services.GetRequiredService<BatchRunner>().RunAsync();

    /// <summary>A batch of which it is known what it would do.</summary>
    public static async Task<long> ForeseeAsync(this TestAccount account, long byId, BatchOrder order, params long[] contactIds)
    {
        var id = WriteAssert.Done(await account.As(byId, core => core.Batches.CreateAsync(contactIds)));
        WriteAssert.Done(await account.As(byId, core => core.Batches.ChooseAsync(id, order)));
        await account.RunBatchesAsync();
        return id;
    }

    /// <summary>A batch that has been done.</summary>
    public static async Task<long> RunBatchAsync(this TestAccount account, BatchOrder order, params long[] contactIds)
    {
        var id = await account.ForeseeAsync(account.AdministratorId, order, contactIds);
        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        return id;
    }

    public static async Task ConfirmAndRunAsync(this TestAccount account, long byId, long batchId)
    {
        WriteAssert.Done(await account.As(byId, core => core.Batches.ConfirmAsync(batchId, acceptsUncovered: false)));
        await account.RunBatchesAsync();
    }

    public static Task<Batch> BatchAsync(this TestAccount account, long id) =>
        account.Inside(core => core.Db.Batches.AsNoTracking().SingleAsync(batch => batch.Id == id));

    /// <summary>In the order in which they were chosen.</summary>
    public static Task<List<BatchItem>> ItemsOfBatchAsync(this TestAccount account, long id) =>
        account.Inside(core => core.Db.BatchItems.AsNoTracking()
            .Where(item => item.BatchId == id).OrderBy(item => item.Number).ToListAsync());
}
