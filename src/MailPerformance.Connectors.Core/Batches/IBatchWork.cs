using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>Does actions of batches that more than one service takes part in: of a folder that knows more than this one.</summary>
public interface IBatchWork
{
    bool Does(BatchAction action);

    /// <summary>Works on one contact, in one write at most.</summary>
    Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item);
}
