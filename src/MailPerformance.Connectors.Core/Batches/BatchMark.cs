using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>
/// Writes down what has become of a contact or campaign in the write that does it: neither exists without the other, so a batch that was stopped
/// anywhere goes on where it was. In a scope that works for no batch it does nothing.
/// </summary>
public sealed class BatchMark(ConnectorsDbContext db, EffectPreview preview) : IConsequence
{
    private (long BatchId, int Number)? _item;
    private ConnectorPrivilege? _before;
    private BatchOutcome _changed = BatchOutcome.Changed;
    private Action<AccountWrite>? _then;

    /// <summary>The write of this scope changes something.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>The write of this scope makes what it is about.</summary>
    public bool IsCreation => _changed == BatchOutcome.Created;

    /// <param name="before">See <see cref="BatchItem.Before"/>.</param>
    public void Begin(BatchItem item, ConnectorPrivilege? before) => (_item, _before) = ((item.BatchId, item.Number), before);

    /// <summary>Says whether a contact or campaign is made, and what more is to be kept in the write that changes something.</summary>
    internal void Follow(bool isCreation, Action<AccountWrite> then) =>
        (_changed, _then) = (isCreation ? BatchOutcome.Created : BatchOutcome.Changed, then);

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (_item is not var (batchId, number))
        {
            return;
        }

        HasChanges = changes.Any;
        if (preview.IsRehearsal)
        {
            return;
        }

        var item = await db.BatchItems.SingleAsync(found => found.BatchId == batchId && found.Number == number);
        if (item.Outcome < BatchOutcome.Changed)
        {
            (item.Outcome, item.Message) = (HasChanges ? _changed : BatchOutcome.Stayed, null);
            item.Before = HasChanges ? _before : null;
            if (HasChanges)
            {
                _then?.Invoke(write);
            }
        }
    }
}
