using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>One contact or campaign of a batch. Its name stands with the contact, so that who is erased is erased here too.</summary>
[NotInJournal]
public sealed class BatchItem : IAccountOwned
{
    public const int MessageMaxLength = 500;

    public long AccountId { get; set; }

    public long BatchId { get; set; }

    /// <summary>From 1, in the order of the list.</summary>
    public int Number { get; set; }

    /// <summary>No foreign key: what was done to somebody who is deleted stays known. 0: there is none, or none yet.</summary>
    public long ContactId { get; set; }

    /// <summary>No foreign key either. Null: it is about none, or there is none yet.</summary>
    public long? CampaignId { get; set; }

    public BatchOutcome Outcome { get; set; }

    /// <summary>Why, in the language of whoever started the batch; null: there is nothing to say.</summary>
    public string? Message { get; set; }

    /// <summary>Of a connector that was changed or removed: what goes back when that is undone.</summary>
    public ConnectorPrivilege? Before { get; set; }
}
