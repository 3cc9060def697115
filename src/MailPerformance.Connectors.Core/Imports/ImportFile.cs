using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>The file as it was sent, until its columns are chosen: until then it can be read in another way.</summary>
[NotInJournal]
public sealed class ImportFile : IAccountOwned
{
    public long AccountId { get; set; }

    public long BatchId { get; set; }

    public required byte[] Content { get; set; }
}
