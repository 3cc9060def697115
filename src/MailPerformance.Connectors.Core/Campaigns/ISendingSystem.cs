namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// What really sends the campaigns, and is told to stop (ADR 14). The database has a copy of the campaigns; orders go to the sending
/// system, and what it says moves the copy. An implementation is registered once, as a singleton; an answer that comes later, by a call
/// or a file, goes to <see cref="CampaignSettlement"/>.
/// </summary>
public interface ISendingSystem
{
    /// <summary>
    /// The database itself is the sending system: it answers at once, with a confirmation or a refusal, and is asked inside the write that
    /// keeps the order. False: it is asked after that is committed, and again until it has answered.
    /// </summary>
    bool IsLocal { get; }

    /// <summary>
    /// Passes an order on. The same order may come several times and at the same time: it is known by its key, carried out once, and
    /// answered each time with what became of it. A failure, and taking too long, count as no answer.
    /// </summary>
    /// <param name="cancellation">Ends when nobody waits any more; the order stands all the same.</param>
    Task<SendingAnswer> SendAsync(SendingOrder order, CancellationToken cancellation);
}

/// <summary>An order as the sending system gets it.</summary>
/// <param name="Key">The same key is the same order.</param>
/// <param name="CampaignKey">What the sending system calls the campaign, inside the account.</param>
/// <param name="ScheduledAt">The new date (UTC) of a <see cref="CampaignMoveKind.Reschedule"/>.</param>
public sealed record SendingOrder(
    Guid Key, string AccountCode, string CampaignKey, CampaignMoveKind Kind, DateTime? ScheduledAt, DateTime KeptAt);
