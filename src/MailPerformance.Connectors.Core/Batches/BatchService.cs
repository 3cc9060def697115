using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>Chooses contacts and what is done to them, starts it, stops it, takes it back. The work itself is <see cref="BatchRunner"/>'s.</summary>
public sealed class BatchService(ConnectorsDbContext db, CurrentAccount current, AccountWriter writer, Outbox outbox)
{
    public const string ContactsField = "Contacts";
    public const string ActionField = "Kind";
    public const string TargetField = "TargetId";
    public const string PrivilegeField = "Privilege";

    private const int AtOnce = 1_000;

    /// <summary>The batches that whoever is signed in may see: their own, an administrator all.</summary>
    public IQueryable<Batch> Mine => current.Contact is { Actor: { IsAdministrator: false } me }
        ? db.Batches.Where(batch => batch.StartedById == me.ContactId)
        : db.Batches;

    /// <summary>Writes down whom the batch is about; what is done to them is chosen next.</summary>
    /// <param name="contactIds">In the order of the list; those that are gone are left out.</param>
    /// <returns>The batch.</returns>
    public async Task<WriteResult<long>> CreateAsync(IReadOnlyList<long> contactIds)
    {
        if (contactIds.Count is 0 or > Batch.MostItems)
        {
            return WriteResult.Invalid<long>(
                ContactsField, contactIds.Count == 0 ? "Batch_Nobody" : "Batch_TooMany", Batch.MostItems);
        }

        var there = await db.Contacts.Where(contact => contactIds.Contains(contact.Id)).Select(contact => contact.Id).ToHashSetAsync();
        if (there.Count == 0)
        {
            return WriteResult.NotFound<long>();
        }

        var made = await AddAsync(null);
        return made.IsDone
            ? await FillAsync(made.Value, contactIds.Where(there.Contains).Select(id => new BatchItem { ContactId = id }))
            : made;
    }

    /// <summary>Says what is to be done. What would become of each contact is looked at next; nothing is changed by that.</summary>
    public Task<WriteResult<long>> ChooseAsync(long batchId, BatchOrder order) =>
        writer.RunAsync(
            _ => FindAsync(batchId),
            (write, batch) => MayGoOn(write, batch) ?? write.Authority.Needs(BatchActions.PermissionFor(order.Action)),
            async (write, batch) =>
            {
                if (batch.State is not (BatchState.Draft or BatchState.Foreseen) || batch.ItemCount == 0 || batch.UndoOfId is not null
                    || (batch.Action is { } before && BatchActions.IsImport(before)))
                {
                    return WriteResult.Invalid<long>("", "Batch_Begun");
                }

                if (await ErrorOfAsync(order) is { } error)
                {
                    return error;
                }

                batch.Action = order.Action;
                (batch.TargetId, batch.TargetName) = BatchActions.HasTarget(order.Action)
                    ? (order.TargetId, await NameOfAsync(order))
                    : (null, null);
                batch.Privilege = BatchActions.HasPrivilege(order.Action) ? order.Privilege : null;
                write.Update(
                    db.BatchItems.Where(item => item.BatchId == batchId && item.Outcome > BatchOutcome.Waiting),
                    set => set.SetProperty(item => item.Outcome, BatchOutcome.Waiting).SetProperty(item => item.Message, (string?)null));
                Begin(write, batch, BatchState.Foreseeing);
                return WriteResult.Done(batch.Id);
            });

    /// <summary>Says yes. A second time is the first.</summary>
    /// <param name="acceptsUncovered">See <see cref="Batch.AcceptsUncovered"/>.</param>
    public Task<WriteResult<long>> ConfirmAsync(long batchId, bool acceptsUncovered) =>
        writer.RunAsync(
            _ => FindAsync(batchId),
            (write, batch) => MayGoOn(write, batch),
            (write, batch) =>
            {
                if (batch.State is BatchState.Running or BatchState.Ended)
                {
                    return Task.FromResult(WriteResult.Done(batch.Id));
                }

                if (batch.State != BatchState.Foreseen)
                {
                    return Task.FromResult(WriteResult.Invalid<long>("", "Batch_NotForeseen"));
                }

                (batch.State, batch.ActiveSince, batch.RunAt) = (BatchState.Running, write.Now, write.Now);
                (batch.IsProved, batch.AcceptsUncovered) = (write.Actor.HasFreshProof(write.Now), acceptsUncovered);
                return Task.FromResult(WriteResult.Done(batch.Id));
            });

    /// <summary>Ends what is under way after the contacts that are being worked on. A second time is the first.</summary>
    public Task<WriteResult<long>> StopAsync(long batchId) =>
        writer.RunAsync(
            _ => FindAsync(batchId),
            (write, batch) => write.Authority.View(),
            (write, batch) =>
            {
                if (batch.State == BatchState.Running)
                {
                    (batch.State, batch.ActiveSince, batch.EndedAt) = (BatchState.Ended, null, write.Now);
                }

                return Task.FromResult(WriteResult.Done(batch.Id));
            });

    /// <summary>Prepares the way back for the contacts that the batch has changed: foreseen, and asked about, as any other.</summary>
    /// <returns>The batch that takes this one back.</returns>
    public async Task<WriteResult<long>> UndoAsync(long batchId)
    {
        if (await FindAsync(batchId) is not { } batch)
        {
            return WriteResult.NotFound<long>();
        }

        if (batch.State != BatchState.Ended || batch.Action is not { } action || BatchActions.UndoneBy(action) is not { } back)
        {
            return WriteResult.Invalid<long>("", "Batch_NoUndo");
        }

        if (await db.Batches.Where(other => other.UndoOfId == batchId && other.ItemCount > 0).FirstOrDefaultAsync() is { } known)
        {
            return WriteResult.Done(known.Id);
        }

        var changed = await db.BatchItems.AsNoTracking()
            .Where(item => item.BatchId == batchId
                && (item.Outcome == BatchOutcome.Changed || item.Outcome == BatchOutcome.Created))
            .OrderBy(item => item.Number).ToListAsync();
        if (changed.Count == 0)
        {
            return WriteResult.Invalid<long>("", "Batch_NothingToUndo");
        }

        var made = await AddAsync(new Batch
        {
            Action = back,
            TargetId = batch.TargetId,
            TargetName = batch.TargetName,
            Privilege = batch.Privilege,
            UndoOfId = batchId,
        });
        var filled = made.IsDone ? await FillAsync(made.Value, Back(changed)) : made;
        return !filled.IsDone ? filled : await writer.RunAsync(
            _ => FindAsync(filled.Value),
            (write, undo) => MayGoOn(write, undo),
            (write, undo) =>
            {
                Begin(write, undo, BatchState.Foreseeing);
                return Task.FromResult(WriteResult.Done(undo.Id));
            });
    }

    /// <summary>Deletes what was done long ago, a part at a time.</summary>
    public async Task<int> PruneAsync(DateTime before, CancellationToken cancellation = default)
    {
        var old = db.Batches.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(batch => batch.CreatedAt < before);
        var items = db.BatchItems.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var pruned = 0;
        foreach (var batch in await old.Select(batch => new { batch.AccountId, batch.Id, batch.ItemCount }).ToListAsync(cancellation))
        {
            for (var number = 0; number <= Batch.MostItems; number += AtOnce)
            {
                var (from, to) = (number, number + AtOnce);
                var some = await items.Where(item => item.AccountId == batch.AccountId && item.BatchId == batch.Id
                    && item.Number > from && item.Number <= to).ExecuteDeleteAsync(cancellation);
                if (some == 0)
                {
                    break;
                }
            }

            pruned += await old.Where(found => found.Id == batch.Id).ExecuteDeleteAsync(cancellation);
        }

        return pruned;
    }

    internal Task<Batch?> FindAsync(long id) => Mine.SingleOrDefaultAsync(batch => batch.Id == id);

    // Its rights are those of whoever started it: nobody else says what is done with them.
    internal static Denial? MayGoOn(AccountWrite write, Batch batch) =>
        write.Authority.View() ?? (batch.StartedById == write.Actor.ContactId ? null : new Denial("Denial_OthersBatch"));

    internal static void Begin(AccountWrite write, Batch batch, BatchState state) =>
        (batch.State, batch.ActiveSince) = (state, write.Now);

    // Several rows of a file may be about one campaign.
    private static IEnumerable<BatchItem> Back(IEnumerable<BatchItem> changed) =>
        changed.DistinctBy(item => (item.ContactId, item.CampaignId)).Select(item => new BatchItem
        {
            ContactId = item.ContactId,
            CampaignId = item.CampaignId,
            Before = item.Before,
        });

    private Task<WriteResult<long>> AddAsync(Batch? like) =>
        writer.RunAsync(
            write => write.Authority.View(),
            write =>
            {
                var batch = like ?? new Batch();
                (batch.AccountId, batch.StartedById, batch.CreatedAt) = (write.Account.Id, write.Actor.ContactId, write.Now);
                db.Batches.Add(batch);
                return Task.FromResult(WriteResult.Done(() => batch.Id));
            });

    // Nobody works on a batch that holds none yet, so this needs no turn, and nobody waits for it.
    private async Task<WriteResult<long>> FillAsync(long batchId, IEnumerable<BatchItem> items)
    {
        var (accountId, number) = (current.AccountId!.Value, 0);
        foreach (var some in items.Chunk(AtOnce))
        {
            db.ChangeTracker.Clear();
            foreach (var item in some)
            {
                (item.AccountId, item.BatchId, item.Number) = (accountId, batchId, ++number);
                db.BatchItems.Add(item);
            }

            await db.SaveChangesAsync();
        }

        db.ChangeTracker.Clear();
        await db.Batches.Where(batch => batch.Id == batchId)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ItemCount, number));
        return WriteResult.Done(batchId);
    }

    private async Task<WriteResult<long>?> ErrorOfAsync(BatchOrder order)
    {
        if (!Enum.IsDefined(order.Action) || !BatchActions.IsChosen(order.Action))
        {
            return WriteResult.Invalid<long>(ActionField, "Batch_NoAction");
        }

        if (BatchActions.HasTarget(order.Action) && await NameOfAsync(order) is null)
        {
            return WriteResult.Invalid<long>(TargetField, "Batch_NoTarget");
        }

        if (BatchActions.HasPrivilege(order.Action) && (order.Privilege is not { } wanted || !Enum.IsDefined(wanted)))
        {
            return WriteResult.Invalid<long>(PrivilegeField, "Batch_NoPrivilege");
        }

        return BatchActions.IsOfMail(order.Action) && !outbox.IsEnabled ? WriteResult.Invalid<long>(ActionField, "Batch_NoMail") : null;
    }

    private Task<string?> NameOfAsync(BatchOrder order)
    {
        var id = order.TargetId;
        return BatchActions.IsOfRole(order.Action) ? db.Roles.Where(role => role.Id == id).Select(role => role.Name).SingleOrDefaultAsync()
            : BatchActions.IsOfConnector(order.Action)
                ? db.MobilePlatforms.Where(platform => platform.Id == id).Select(platform => platform.Name).SingleOrDefaultAsync()
            : BatchActions.IsOfGroup(order.Action) ? NameOfAsync<Group>(id)
            : BatchActions.IsOfCategory(order.Action) ? NameOfAsync<Category>(id)
            : NameOfAsync<Segment>(id);
    }

    private Task<string?> NameOfAsync<TLabel>(long? id)
        where TLabel : Label =>
        db.Set<TLabel>().Where(label => label.Id == id).Select(label => (string?)label.Name).SingleOrDefaultAsync();
}
