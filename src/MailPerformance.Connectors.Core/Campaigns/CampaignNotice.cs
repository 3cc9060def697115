using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// "This campaign has moved", written with the move: one row, however many want to know. <see cref="CampaignNoticeSender"/> finds them
/// later, and deletes the row when all have their mail.
/// </summary>
[NotInJournal]
public sealed class CampaignNotice : IAccountOwned
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long MoveId { get; set; }

    public CampaignMove Move { get; set; } = null!;

    /// <summary>Contacts up to this id have their mail.</summary>
    public long LastContactId { get; set; }
}
